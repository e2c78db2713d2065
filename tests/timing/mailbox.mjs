// mailbox.mjs - a mail server in a process of its own, so that taking mails does not disturb who measures beside it: prints
// its port, then the address of each mail, a line each.
import { mail_server } from '../http/people.mjs';

let told = 0;
const box = await mail_server();
process.stdout.write(`${box.port}\n`);
setInterval(() => { for (; told < box.mails.length; told++) process.stdout.write(`${box.mails[told].to[0]}\n`); }, 500);
process.stdin.resume().on('end', () => process.exit(0));
