// Signs with Twilio's own helper library: [authToken, url, fields] a line in, the signature a line out.
import { createInterface } from "node:readline";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

for await (const line of createInterface({ input: process.stdin })) {
  console.log(getExpectedTwilioSignature(...JSON.parse(line)));
}
