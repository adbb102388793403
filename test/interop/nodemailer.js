// nodemailer.js PORT AT-ONCE MECHANISM USER PASSWORD CA FILE: sends the message
// in FILE, as it is, by nodemailer.
'use strict';

const fs = require('fs');
const nodemailer = require('nodemailer');

const [port, atOnce, mechanism, user, pass, ca, file] = process.argv.slice(2);
const transport = nodemailer.createTransport({
    host: 'localhost',
    port: Number(port),
    name: 'client.example',
    secure: atOnce === '1',
    requireTLS: atOnce !== '1',
    tls: { ca: fs.readFileSync(ca) },
    authMethod: mechanism,
    auth: { user, pass },
});

transport.sendMail({
    envelope: { from: 'a@b.example', to: ['x@c.example'] },
    raw: fs.readFileSync(file),
}).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
});
