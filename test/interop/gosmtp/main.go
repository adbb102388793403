// gosmtp: go-smtp as it is by default, at the address given. It takes all mail
// and drops it. Debian's 0.12 ends a message where it must not: the smuggling
// test proves by it that it can see that.
package main

import (
	"io"
	"io/ioutil"
	"log"
	"os"

	"github.com/emersion/go-smtp"
)

type backend struct{}

func (backend) Login(*smtp.ConnectionState, string, string) (smtp.Session,
	error) {
	return nil, smtp.ErrAuthUnsupported
}

func (backend) AnonymousLogin(*smtp.ConnectionState) (smtp.Session, error) {
	return session{}, nil
}

type session struct{}

func (session) Reset() {}

func (session) Logout() error { return nil }

func (session) Mail(string, smtp.MailOptions) error { return nil }

func (session) Rcpt(string) error { return nil }

func (session) Data(r io.Reader) error {
	_, err := io.Copy(ioutil.Discard, r)
	return err
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: gosmtp ADDR:PORT")
	}
	s := smtp.NewServer(backend{})
	s.Addr = os.Args[1]
	s.Domain = "mx.example"
	log.Fatal(s.ListenAndServe())
}
