<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name></name>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="51"/>
        <source>Check {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="59"/>
        <source>Checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="75"/>
        <source>{name} accepts the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="80"/>
        <source>A key is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="242"/>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="245"/>
        <source>Keys are kept by the system, never in a file of SellerCall, and are never shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="247"/>
        <source>With the auth token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="248"/>
        <source>With an API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/connections.py" line="249"/>
        <source>Keep for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="74"/>
        <source>memory, for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="76"/>
        <source>the environment&apos;s variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="77"/>
        <source>the system&apos;s keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="143"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="144"/>
        <source>Save: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="145"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="146"/>
        <source>Remove: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="152"/>
        <source>Stored in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="153"/>
        <source>Not stored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/card.py" line="161"/>
        <source>{time} there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/card.py" line="173"/>
        <source>Hanging up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/card.py" line="175"/>
        <source>Esc again: hang up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/card.py" line="177"/>
        <source>Hang up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/card.py" line="178"/>
        <source>Hang up (Esc twice)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallTable</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/table.py" line="120"/>
        <location filename="../../sellercall_desktop/ui/history/table.py" line="128"/>
        <source>Call history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/table.py" line="143"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/table.py" line="176"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/table.py" line="179"/>
        <source>Call again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/table.py" line="182"/>
        <source>Copy number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/table.py" line="184"/>
        <source>Show log lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/conflict.py" line="67"/>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/conflict.py" line="68"/>
        <source>Go on with your text; publishing it makes the next version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/conflict.py" line="69"/>
        <source>Load theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/conflict.py" line="70"/>
        <source>Put the published text here; undo brings yours back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/conflict.py" line="71"/>
        <source>See both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/conflict.py" line="73"/>
        <source>{author} published v{number} while you were editing. Your text is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/conflict.py" line="75"/>
        <source>Another program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="34"/>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="86"/>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="36"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="43"/>
        <source>Connect your accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="45"/>
        <source>Ultravox API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="46"/>
        <source>Twilio account SID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="47"/>
        <source>Twilio auth token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="48"/>
        <source>Twilio phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="73"/>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="99"/>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="102"/>
        <source>An account SID has 34 characters and begins with AC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="104"/>
        <source>Write the number with + and the country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="134"/>
        <source>This computer has no usable keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="136"/>
        <source>The keys can be kept until you close the program. You will enter them again next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/connect_form.py" line="140"/>
        <source>Keep for this session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="33"/>
        <source>Ultravox API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="35"/>
        <source>8 letters or digits, a point, and 32 more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="38"/>
        <source>Ultravox webhook secret (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="40"/>
        <source>At least 8 characters without blanks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="43"/>
        <source>Twilio account SID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="45"/>
        <source>AC and 32 of the signs 0-9 and a-f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="48"/>
        <source>Twilio auth token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="50"/>
        <source>32 of the signs 0-9 and a-f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="53"/>
        <source>Twilio API key SID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="55"/>
        <source>SK and 32 of the signs 0-9 and a-f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="58"/>
        <source>Twilio API key secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/secret_field.py" line="60"/>
        <source>32 letters or digits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/conversation.py" line="60"/>
        <source>No words yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/conversation.py" line="60"/>
        <source>There was no conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/conversation.py" line="89"/>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/conversation.py" line="90"/>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Copyable</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/copyable.py" line="52"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/copyable.py" line="53"/>
        <source>Copy {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/copyable.py" line="58"/>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/copyable.py" line="59"/>
        <source>{name} copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/data.py" line="76"/>
        <source>Open data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/data.py" line="77"/>
        <source>Open log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/data.py" line="83"/>
        <source>{count} calls are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/data.py" line="86"/>
        <source>{count} calls are kept; they take {size} on disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="17"/>
        <source>talks and buys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="18"/>
        <source>listens and refuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="19"/>
        <source>the line is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="20"/>
        <source>never answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="21"/>
        <source>rejects the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="22"/>
        <source>the voicemail answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="23"/>
        <source>hangs up in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="24"/>
        <source>the number does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="25"/>
        <source>the country is not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="26"/>
        <source>the voice AI is out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="27"/>
        <source>the voice AI is slow to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="28"/>
        <source>the voice AI&apos;s limit is reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="29"/>
        <source>cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="30"/>
        <source>talks on and on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="31"/>
        <source>the AI&apos;s connection breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="47"/>
        <source>Let a customer call in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/demo_menu.py" line="50"/>
        <source>Call a demo customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="111"/>
        <source>The call could not be read. Choose it again to retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="129"/>
        <source>No call chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="136"/>
        <source>Number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="210"/>
        <source>Details of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="211"/>
        <source>Call again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="212"/>
        <source>Show log lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="213"/>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="214"/>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="215"/>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="215"/>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/details.py" line="215"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialer</name>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="74"/>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="158"/>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="229"/>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="153"/>
        <source>Number to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="154"/>
        <source>Number to call (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="159"/>
        <source>Empty the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="162"/>
        <source>Call a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/dialer.py" line="233"/>
        <source>Calling {number}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/notes.py" line="16"/>
        <source>Extension {text} cannot be dialed: the AI will speak with whoever answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/notes.py" line="19"/>
        <source>The old prefix {text} is no longer dialed and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/notes.py" line="22"/>
        <source>{text} was read as the country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/notes.py" line="23"/>
        <source>{text} was read as the + of the country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/notes.py" line="26"/>
        <source>Read from a spreadsheet&apos;s way of writing it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/notes.py" line="27"/>
        <source>Landlines in Colombia now begin with 60 and the area: 60 1 for Bogotá.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="22"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="23"/>
        <source>Open settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="24"/>
        <source>Connect accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="25"/>
        <source>Use the free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="26"/>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="27"/>
        <source>Look in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="72"/>
        <source>There is no phone number in this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="73"/>
        <source>A spreadsheet has rounded this number: its last digits are lost. Format the column as text there and copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="78"/>
        <source>Digits are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="79"/>
        <source>There are too many digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="80"/>
        <source>No country has this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="81"/>
        <source>No number begins like this in that country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="84"/>
        <source>Several numbers were found. Choose one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="85"/>
        <source>Emergency numbers are never called by the AI. Use a telephone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="189"/>
        <source>{provider} refused the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="191"/>
        <source>Nobody was called. Check the number and the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="197"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="71"/>
        <source>{provider} did not accept the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="198"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="72"/>
        <source>They are wrong, or were changed in the provider&apos;s console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="199"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="73"/>
        <source>Enter the current keys and call again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="206"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="59"/>
        <source>{provider} is receiving too many requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="207"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="60"/>
        <source>The account&apos;s limit was reached. Nobody was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="208"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="61"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="147"/>
        <source>Wait a moment and call again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="215"/>
        <source>{provider} cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="216"/>
        <source>This computer has no connection to it. Nobody was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="217"/>
        <source>Check the internet connection and call again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="224"/>
        <source>{provider} gave no clear answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="225"/>
        <source>The call may have been made. It is being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/errors.py" line="226"/>
        <source>Wait for the result in the history before you call again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="23"/>
        <source>The call was not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="24"/>
        <source>Check the number with the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="25"/>
        <source>Enter a number of your Twilio account in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="27"/>
        <source>Twilio says that this number does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="31"/>
        <source>Your Twilio account is not allowed to call this country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="32"/>
        <source>Allow the country in Twilio&apos;s console: Voice, Settings, Geo permissions. Then call again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="39"/>
        <source>Twilio blocks this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="40"/>
        <source>Ask Twilio&apos;s support why, and give them the code below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="44"/>
        <source>The number your customers see does not belong to your Twilio account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="50"/>
        <source>A Twilio trial account may only call numbers verified in its console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="51"/>
        <source>Verify this number in Twilio&apos;s console, or upgrade the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="55"/>
        <source>Your Twilio account is suspended or closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="56"/>
        <source>Look in Twilio&apos;s console: often the balance has run out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="66"/>
        <source>Your Twilio account has as many calls at once as it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="67"/>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="141"/>
        <source>Wait until one of the calls has ended and call again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="83"/>
        <source>These are Twilio&apos;s test keys: they make no calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="84"/>
        <source>Enter the live keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="88"/>
        <source>Twilio does not know this call or account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="89"/>
        <source>It may belong to another account, or be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="90"/>
        <source>Check the account SID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="100"/>
        <source>Twilio cannot use the public address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="101"/>
        <source>Correct the public address in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="109"/>
        <source>Twilio cannot reach this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="116"/>
        <source>The call could not be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="117"/>
        <source>It had already ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="118"/>
        <source>Nothing more needs to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="134"/>
        <source>Your Ultravox account has no plan or balance for more calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="135"/>
        <source>Look at the billing page in Ultravox&apos;s console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="140"/>
        <source>Your Ultravox account has as many calls at once as it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="145"/>
        <source>Ultravox is out of order at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="146"/>
        <source>The voice AI could not take the call. Nobody was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="151"/>
        <source>Twilio is out of order at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="152"/>
        <source>It may not have taken the call. The program checks that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/provider_codes.py" line="153"/>
        <source>Look in the history before you call again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsPage</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="83"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="109"/>
        <source>Cost, {provider}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="115"/>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="116"/>
        <source>Reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="117"/>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="118"/>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="119"/>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="125"/>
        <source>Number (E.164)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="126"/>
        <source>Our number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="127"/>
        <source>Twilio call SID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="128"/>
        <source>Ultravox call ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="129"/>
        <source>SellerCall ID</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/filters.py" line="96"/>
        <source>Number or words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/filters.py" line="97"/>
        <source>Search calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/filters.py" line="98"/>
        <source>Digits of the number, or words of the conversation and the summary</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="132"/>
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="133"/>
        <source>Find in the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="135"/>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="136"/>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="137"/>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="165"/>
        <source>{n} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="167"/>
        <source>No match</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../sellercall_desktop/ui/prompts/find_bar.py" line="167"/>
        <source>%n matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="19"/>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="20"/>
        <source>Being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="21"/>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="22"/>
        <source>Ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="23"/>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="24"/>
        <source>AI joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="25"/>
        <source>Talking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="26"/>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="29"/>
        <source>Talked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="30"/>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="31"/>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="32"/>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="33"/>
        <source>Canceled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="34"/>
        <source>The AI was missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="35"/>
        <source>Hung up early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="36"/>
        <source>Could not connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="37"/>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="38"/>
        <source>Not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="41"/>
        <source>Outgoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="42"/>
        <source>Incoming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="45"/>
        <source>AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="46"/>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="47"/>
        <source>Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="51"/>
        <source>Nobody was connected to the AI in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="52"/>
        <source>The customer hung up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="53"/>
        <source>The AI said goodbye and hung up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="54"/>
        <source>The longest allowed duration was reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="55"/>
        <source>The connection to the AI broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="56"/>
        <source>The AI&apos;s provider had a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="59"/>
        <source>The call was completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="60"/>
        <source>The line was busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="61"/>
        <source>Nobody answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="62"/>
        <source>Canceled before the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="63"/>
        <source>The carrier could not connect the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="129"/>
        <source>%n min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="186"/>
        <source>The customer&apos;s phone rejected the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/formats.py" line="192"/>
        <source>Interrupted before the customer was rung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="124"/>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="200"/>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="156"/>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="219"/>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="230"/>
        <source>Any date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="231"/>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="232"/>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="233"/>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="234"/>
        <source>These days:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/choices.py" line="242"/>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="162"/>
        <source>{time} where the customer is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="209"/>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="211"/>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="228"/>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="235"/>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="237"/>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/columns.py" line="239"/>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="185"/>
        <source>No call matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="186"/>
        <source>Try fewer digits, other words, or more days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="187"/>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="192"/>
        <source>No calls yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="193"/>
        <source>Every call, made or received, appears here with its conversation and its result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="203"/>
        <source>{count} calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="205"/>
        <source>1 call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="209"/>
        <source>Call history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="210"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="211"/>
        <source>Details of the chosen call (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/panel.py" line="212"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/keypad.py" line="37"/>
        <location filename="../../sellercall_desktop/ui/dialer/keypad.py" line="38"/>
        <source>Delete the last digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/keypad.py" line="43"/>
        <source>Key {key}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="18"/>
        <source>Go to the number field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="19"/>
        <source>Call the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="20"/>
        <source>Choose among the recent numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="21"/>
        <source>Hang up the call shown; close an ended one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="22"/>
        <source>Show the next call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="23"/>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="24"/>
        <source>Desk, history, prompt, log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="25"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="26"/>
        <source>Fold or open the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="27"/>
        <source>Fold or open the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="28"/>
        <source>This list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="64"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialogs.py" line="75"/>
        <source>Everything works from the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineDetails</name>
    <message>
        <location filename="../../sellercall_desktop/ui/log/details.py" line="86"/>
        <source>Only this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/details.py" line="87"/>
        <source>Close the details (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/details.py" line="88"/>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/details.py" line="89"/>
        <source>Fields and traceback of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/details.py" line="90"/>
        <source>Line details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <location filename="../../sellercall_desktop/ui/log/model.py" line="109"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/model.py" line="110"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/model.py" line="111"/>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/model.py" line="112"/>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="142"/>
        <source>Live log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="143"/>
        <source>Log lines, newest last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="190"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="194"/>
        <source>Only this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="205"/>
        <source>%n lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="206"/>
        <source>Paused · {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="213"/>
        <source>Nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="214"/>
        <source>What the program does appears here line by line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="219"/>
        <source>No line to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="220"/>
        <source>The filter or the clearing hides what there is; new lines that fit appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/panel.py" line="221"/>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogToolbar</name>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="74"/>
        <source>Call …{tail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="114"/>
        <source>Filter the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="115"/>
        <source>Filter the log by words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="116"/>
        <source>Least level shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="118"/>
        <source>All levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="119"/>
        <source>Info and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="120"/>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="121"/>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="125"/>
        <source>Show all calls again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="126"/>
        <source>Only one call is shown. Show all calls again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="129"/>
        <source>Copy the selected lines, else all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="130"/>
        <source>Clear the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="131"/>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="139"/>
        <source>Go on showing new lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/log/toolbar.py" line="139"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../sellercall_desktop/ui/main_window.py" line="146"/>
        <source>Accounts connected. You can make the first call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/main_window.py" line="166"/>
        <source>Prompt version {number} is used from the next call on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoCalls</name>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="23"/>
        <source>Type a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="26"/>
        <source>Call a customer, and follow here what the AI and the customer say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="30"/>
        <source>No call in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="51"/>
        <source>Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="51"/>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="52"/>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="52"/>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="53"/>
        <source>Esc Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/empty.py" line="53"/>
        <source>hang up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/outcome.py" line="35"/>
        <source>Call again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/outcome.py" line="36"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/outcome.py" line="37"/>
        <source>Dismiss this call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemNote</name>
    <message>
        <location filename="../../sellercall_desktop/ui/problem.py" line="32"/>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptFace</name>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="58"/>
        <source>v{number} published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="61"/>
        <source>By {author}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="65"/>
        <source>%n words</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="65"/>
        <source>%n characters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="68"/>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="68"/>
        <source>No changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="69"/>
        <source>Publishing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="69"/>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="119"/>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="120"/>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="121"/>
        <source>Prompt text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="122"/>
        <source>What the AI should know and do in every call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="123"/>
        <source>Every call from now on uses this text (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="125"/>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/face.py" line="126"/>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <location filename="../../sellercall_desktop/ui/rail.py" line="51"/>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/rail.py" line="52"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/rail.py" line="53"/>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/rail.py" line="54"/>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/rail.py" line="55"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/rail.py" line="79"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/reading.py" line="35"/>
        <source>Copy the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/reading.py" line="62"/>
        <source>Type or paste a number, in any form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/reading.py" line="74"/>
        <source>Type a number first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/reading.py" line="101"/>
        <source>Copy {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/reading.py" line="110"/>
        <source>{time} there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recents</name>
    <message>
        <location filename="../../sellercall_desktop/ui/dialer/recents.py" line="28"/>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="33"/>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="34"/>
        <source>Language of the window. Takes effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="40"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="41"/>
        <source>Light, dark, or as the system is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="48"/>
        <source>Default country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="49"/>
        <source>Two-letter country code (CO, MX …) for numbers typed without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="63"/>
        <source>Twilio API address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="64"/>
        <location filename="../../sellercall_desktop/settings.py" line="96"/>
        <source>Change it only for a proxy or the simulator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="71"/>
        <source>Twilio phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="72"/>
        <source>The number your customers see, with + and country code (E.164).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="80"/>
        <source>TwiML Bin SID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="81"/>
        <source>EH… of a TwiML Bin, kept from the old system; optional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="95"/>
        <source>Ultravox API address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="102"/>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="103"/>
        <source>Voice ID or unique name; empty takes the provider&apos;s default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="111"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="112"/>
        <source>Empty takes the provider&apos;s default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="119"/>
        <source>Spoken language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="120"/>
        <source>BCP 47 tag such as es, es-CO or en-US.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="128"/>
        <source>Longest conversation (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="129"/>
        <source>The AI ends the call after this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="140"/>
        <source>Voice path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="141"/>
        <source>stream: Media Streams (recommended). sip: as the old system did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="151"/>
        <source>Let it ring (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="152"/>
        <source>After this time without an answer the call ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="158"/>
        <source>First recording after the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="159"/>
        <source>Address of an mp3 or wav played when the AI has left; optional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="167"/>
        <source>Goodbye recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="168"/>
        <source>Played 8 seconds after the first one, before hanging up; optional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="181"/>
        <source>Local address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="182"/>
        <source>Where the REST API listens; keep it on loopback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="185"/>
        <source>Local port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="189"/>
        <source>Webhook address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="190"/>
        <source>Where a tunnel or reverse proxy hands over webhooks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="193"/>
        <source>Webhook port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="198"/>
        <source>Public address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="199"/>
        <source>The address under which the providers reach the webhook port, as they see it; empty where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="209"/>
        <source>Always ask for the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="210"/>
        <source>Off: programs on this computer may use the REST API without it. It is always asked for once the local address is not loopback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="225"/>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="226"/>
        <source>SQLAlchemy URL; empty keeps a SQLite file in the data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="236"/>
        <source>Keep calls (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="237"/>
        <source>Older ended calls are deleted at start; 0 keeps all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/settings.py" line="247"/>
        <source>Log level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="94"/>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="97"/>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="98"/>
        <source>Web server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="99"/>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="100"/>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="103"/>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="106"/>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="107"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="108"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="111"/>
        <source>Everything (DEBUG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="112"/>
        <source>Normal (INFO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="113"/>
        <source>Warnings and errors (WARNING)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/fields.py" line="114"/>
        <source>Errors only (ERROR)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="160"/>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="171"/>
        <source>Not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="208"/>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="210"/>
        <source>Changes are not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="218"/>
        <source>the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="219"/>
        <source>the environment variable {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="222"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="223"/>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="224"/>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/settings/panel.py" line="225"/>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatePath</name>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/state_path.py" line="42"/>
        <source>State: {state}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="18"/>
        <source>{part} ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="19"/>
        <source>{part} slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="20"/>
        <source>{part} unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="21"/>
        <source>{part} not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="22"/>
        <source>{part} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="48"/>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="50"/>
        <source>DEMO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="70"/>
        <source>Server starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="71"/>
        <source>Address of the web server. Press to copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="72"/>
        <source>Server {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="89"/>
        <source>%n call(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="89"/>
        <source>No calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/status_bar.py" line="97"/>
        <source>Demo numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="46"/>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="65"/>
        <source>Known at {time} by: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/history/pages.py" line="65"/>
        <source>Known by: {source}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/transcript.py" line="46"/>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/transcript.py" line="47"/>
        <source>The conversation appears here as soon as the customer answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/live_call/transcript.py" line="50"/>
        <source>Jump to now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <location filename="../../sellercall_desktop/ui/opening.py" line="28"/>
        <source>SellerCall could not start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsPane</name>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="109"/>
        <source>{line}   (published)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="112"/>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="113"/>
        <source>Published versions, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="114"/>
        <source>Text of the chosen version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="115"/>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="117"/>
        <source>Put this text into the editor; it is published only when you publish it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="119"/>
        <source>Close the versions (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/prompts/versions.py" line="120"/>
        <source>Close the versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="35"/>
        <source>Connect accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="36"/>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="39"/>
        <source>Look around without connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="51"/>
        <source>Welcome to SellerCall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="54"/>
        <source>You choose whom to call. A voice AI holds the conversation, and you follow it live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="97"/>
        <source>Call real customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="98"/>
        <source>You need an Ultravox API key, and a Twilio account with a phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="105"/>
        <source>See it work first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/welcome/page.py" line="106"/>
        <source>Simulated customers buy, refuse, or do not answer. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <location filename="../../sellercall_desktop/ui/workspace.py" line="58"/>
        <source>Address copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sellercall_desktop/ui/workspace.py" line="137"/>
        <source>A customer is calling in…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
