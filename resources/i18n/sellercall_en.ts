<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CallStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) not in sight</source>
        <translation>
            <numerusform>%n call is not in sight</numerusform>
            <numerusform>%n calls are not in sight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallbackNotices</name>
    <message numerus="yes">
        <source>%n callbacks are due</source>
        <translation>
            <numerusform>%n callback is due</numerusform>
            <numerusform>%n callbacks are due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>%Ln call(s) are kept.</source>
        <translation>
            <numerusform>%Ln call is kept.</numerusform>
            <numerusform>%Ln calls are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) are kept, in {size} on disk.</source>
        <translation>
            <numerusform>%Ln call is kept, in {size} on disk.</numerusform>
            <numerusform>%Ln calls are kept, in {size} on disk.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangePanel</name>
    <message numerus="yes">
        <source>%n exchanges</source>
        <translation>
            <numerusform>%n exchange</numerusform>
            <numerusform>%n exchanges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboundCheck</name>
    <message numerus="yes">
        <source>%n link(s) are broken.</source>
        <translation>
            <numerusform>%n link is broken.</numerusform>
            <numerusform>%n links are broken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomingBanner</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaterList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaterPart</name>
    <message numerus="yes">
        <source>%n calls came due and were not made</source>
        <translation>
            <numerusform>%n call came due and was not made</numerusform>
            <numerusform>%n calls came due and were not made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionKeys</name>
    <message numerus="yes">
        <source>%n call(s) were going on: what became of them is read from the providers as soon as the keys are there.</source>
        <translation>
            <numerusform>%n call was going on: what became of it is read from the providers as soon as the keys are there.</numerusform>
            <numerusform>%n calls were going on: what became of them is read from the providers as soon as the keys are there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n live call(s)</source>
        <translation>
            <numerusform>%n live call</numerusform>
            <numerusform>%n live calls</numerusform>
        </translation>
    </message>
</context>
</TS>
