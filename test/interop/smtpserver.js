// smtpserver.js PORT TLS-PORT DIRECTORY CERT KEY LMTP: nodemailer's
// smtp-server keeps what it takes in the directory, as programs.py says. With
// LMTP true it is an LMTP server, which refuses a message for some of its
// recipients.
'use strict';

const fs = require('fs');
const path = require('path');
const { SMTPServer } = require('smtp-server');

const [port, tlsPort, place, cert, key, lmtp] = process.argv.slice(2);
let count = 0;

function failure(code, text) {
    return Object.assign(new Error(text), { responseCode: code });
}

function logIn(auth, session, callback) {
    const secret = {
        'CRAM-MD5': () => auth.validatePassword('secret'),
        XOAUTH2: () => auth.accessToken === 'secret',
    }[auth.method] || (() => auth.password === 'secret');

    if (auth.username === 'bob' && secret()) {
        return callback(null, { user: auth.username });
    }
    if (auth.method === 'XOAUTH2') {    // says why, and then refuses
        return callback(null, { data: { status: '401', schemes: 'bearer' } });
    }
    callback(failure(535, 'no'));
}

function recipient(address, session, callback) {
    if (address.address.startsWith('no-')) {
        return callback(failure(550, 'no such user'));
    }
    if (address.address.startsWith('later-')) {
        return callback(failure(450, 'later'));
    }
    callback();
}

function keep(stream, session, callback) {
    const name = path.join(place, String(++count));
    const octets = [];
    const to = session.envelope.rcptTo.map((r) => r.address);
    const full = (address) => lmtp === 'true' && address.startsWith('full');

    stream.on('data', (piece) => octets.push(piece));
    stream.on('end', () => {
        fs.writeFileSync(name + '.eml', Buffer.concat(octets));
        fs.writeFileSync(name + '.tmp', JSON.stringify({
            sender: session.envelope.mailFrom.address || '',
            recipients: to.filter((address) => !full(address)),
            trace: session.transmissionType + ' ' +
                JSON.stringify([session.envelope.dsn,
                    session.envelope.rcptTo.map((r) => r.dsn)]),
        }));
        fs.renameSync(name + '.tmp', name + '.json');
        callback(null, lmtp === 'true' ? to.map((address) =>
            full(address) ? failure(452, 'mailbox full') : 'kept') : 'kept');
    });
}

function listen(at, secure) {
    const server = new SMTPServer({
        name: 'mx.example',
        secure,
        lmtp: lmtp === 'true',
        cert: fs.readFileSync(cert),
        key: fs.readFileSync(key),
        size: 100 << 20,
        hideENHANCEDSTATUSCODES: false,
        hideDSN: false,
        authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
        authOptional: true,
        allowInsecureAuth: true,
        disableReverseLookup: true,
        onAuth: logIn,
        onRcptTo: recipient,
        onData: keep,
    });
    server.on('error', () => {});   // a client that leaves in a handshake
    server.listen(Number(at), '127.0.0.1');
}

listen(tlsPort, true);
listen(port, false);
