// gosmtp ADDR:PORT: go-smtp as it is by default. It takes all mail and drops
// it. Debian's 0.12 ends a message where it must not: the smuggling test proves
// by it that it can see that.
//
// gosmtp ADDR:PORT TLS-ADDR:PORT DIRECTORY CERT KEY: keeps what it takes in the
// directory, as programs.py says; TLS, and AUTH for bob, are on.
package main

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/emersion/go-smtp"
)

type backend struct {
	place string
}

var count int32

func (b backend) session(state *smtp.ConnectionState, auth string) (
	smtp.Session, error) {
	trace := "ESMTP"
	if state.TLS.HandshakeComplete {
		trace += "S"
	}
	return &session{place: b.place, Trace: trace + auth}, nil
}

func (b backend) Login(state *smtp.ConnectionState, user, password string) (
	smtp.Session, error) {
	if user != "bob" || password != "secret" {
		return nil, &smtp.SMTPError{Code: 535,
			EnhancedCode: smtp.EnhancedCode{5, 7, 8},
			Message:      "who is that?"}
	}
	return b.session(state, "A")
}

func (b backend) AnonymousLogin(state *smtp.ConnectionState) (smtp.Session,
	error) {
	return b.session(state, "")
}

type session struct {
	place      string
	Sender     string   `json:"sender"`
	Recipients []string `json:"recipients"`
	Trace      string   `json:"trace"`
}

func (s *session) Reset() {
	s.Sender, s.Recipients = "", nil
}

func (*session) Logout() error { return nil }

func (s *session) Mail(from string, options smtp.MailOptions) error {
	s.Sender = from
	return nil
}

func (s *session) Rcpt(to string) error {
	if strings.HasPrefix(to, "no-") {
		return &smtp.SMTPError{Code: 550,
			EnhancedCode: smtp.EnhancedCode{5, 1, 1},
			Message:      "no such user"}
	}
	if strings.HasPrefix(to, "later-") {
		return &smtp.SMTPError{Code: 450,
			EnhancedCode: smtp.EnhancedCode{4, 2, 1},
			Message:      "later"}
	}
	s.Recipients = append(s.Recipients, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	if s.place == "" {
		_, err := io.Copy(ioutil.Discard, r)
		return err
	}
	octets, err := ioutil.ReadAll(r)
	if err != nil {
		return err
	}
	name := filepath.Join(s.place, fmt.Sprint(atomic.AddInt32(&count, 1)))
	envelope, err := json.Marshal(s)
	if err == nil {
		err = ioutil.WriteFile(name+".eml", octets, 0o644)
	}
	if err == nil {
		err = ioutil.WriteFile(name+".tmp", envelope, 0o644)
	}
	if err == nil {
		err = os.Rename(name+".tmp", name+".json")
	}
	return err
}

func server(place, address string) *smtp.Server {
	s := smtp.NewServer(backend{place})
	s.Addr = address
	s.Domain = "mx.example"
	return s
}

func keep(address, secure, place, cert, key string) {
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		log.Fatal(err)
	}
	clear, inside := server(place, address), server(place, secure)
	for _, s := range []*smtp.Server{clear, inside} {
		s.TLSConfig = &tls.Config{Certificates: []tls.Certificate{pair}}
		s.EnableSMTPUTF8 = true
		s.AllowInsecureAuth = true
		s.MaxMessageBytes = 100 << 20
	}
	go func() { log.Fatal(inside.ListenAndServeTLS()) }()
	log.Fatal(clear.ListenAndServe())
}

func main() {
	switch len(os.Args) {
	case 2:
		log.Fatal(server("", os.Args[1]).ListenAndServe())
	case 6:
		keep(os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[5])
	default:
		log.Fatal("usage: gosmtp ADDR:PORT " +
			"[TLS-ADDR:PORT DIRECTORY CERT KEY]")
	}
}
