// A hub's client made with Microsoft's own library. Takes commands and tells events as JSON lines.
import { createInterface } from "node:readline";
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const { url, token, skipNegotiation } = JSON.parse(process.argv[2]);
const tell = (event, ...values) => process.stdout.write(JSON.stringify([event, ...values]) + "\n");
const options = token ? { accessTokenFactory: () => token } : {};
if (skipNegotiation) {
  Object.assign(options, { skipNegotiation, transport: HttpTransportType.WebSockets });
}
const hub = new HubConnectionBuilder()
  .withUrl(url, options)
  .withAutomaticReconnect()
  .configureLogging(LogLevel.None)
  .build();
for (const name of ["ReceiveLog", "ReceiveCallInfo", "ReceiveCallStatus"]) {
  hub.on(name.toLowerCase(), (...values) => tell(name, ...values)); // names match in any letter case
}
hub.onreconnecting(() => tell("reconnecting"));
hub.onreconnected((id) => tell("reconnected", id));
hub.onclose((error) => tell("closed", error ? String(error.message) : null));

const commands = {
  start: async () => tell("started", (await hub.start(), hub.connectionId)),
  invoke: async (target, ...values) => tell("answered", await hub.invoke(target, ...values)),
  stop: async () => {
    await hub.stop();
    process.exit(0);
  },
};
for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...values] = JSON.parse(line);
  await commands[command](...values).catch((error) => tell("failed", error.message));
}
process.exit(0);
