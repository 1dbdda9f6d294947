"""The English in which a customer asks never to be called again, and what only sounds like it. Folded."""

from __future__ import annotations

from sellercall_desktop.core.steering.phrases import Phrase, Wordings, ending, phrase

_CALL = r"(?:call|hit (?:me|us) up|hit up|contact|phone|ring|dial|solicit|pester|harass)"
_CALLING = (
    r"(?:(?:robo)?calling|contacting|phoning|ringing|dialing|bothering|harassing|spamming|pestering|"
    r"soliciting|bugging|hounding|badgering|disturbing|blowing up)"
)
_CALLED = r"(?:called|contacted|phoned|bothered|solicited|harassed)"
_DONT = r"(?:do not|don't|dont|do n't|never|not to|not ever)"
_NOBODY_ELSES = "".join(
    rf"(?<!\b{who}\s)"
    for who in (
        "i",
        "we",
        "they",
        "you",
        "he",
        "she",
        "people",
        "who",
        "nobody",
        r"i\sjust",
        r"you\sjust",
        r"i\sreally",
    )
)
"""What somebody does not do is no wish."""
_YOU = r"(?:you|y'all|you guys|you people|you folks|anyone|anybody|any of you|people|your company|them)"
_LIST = (
    r"(?:list|lists|database|databases|data base|system|systems|records|record|file|files|contacts|"
    r"registry|directory|calls|sheet|sheets|roster|leads|dialer|autodialer|queue|books|campaigns?|outreach)"
)
_MY_NUMBER = (
    r"(?:(?:all )?(?:of )?(?:my \w+'s|her|his|their|my|this|our) (?:\w+ )?(?:number|numbers|phone|info|"
    r"information|data|"
    r"details|contact|contacts|name))"
)
_OFF = r"(?:off|off of|from|out of|out from)"
_FILLER = r"(?:ever|please|even|just|bother|bother to|think about|keep|be|you|you ever|you guys|dare|dare to)"

_THREAT = (
    r"(?:report\w*|sue|suing|lawyer|attorney|block\w*|police|cops|fcc|ftc|legal action|complain\w*|complaint)"
)
_CALLERS = r"(?:you|y'all|you guys|you people|anyone|your company|i get|they)"

_ASKS = phrase(
    r"(?:rather|prefer) not (?:to )?(?:get|receive|have|take)(?: \w+){0,2}? calls",
    r"stop (?:you|them|you people|you guys|these people|y'all) from (?:calling|contacting|phoning)",
    rf"{_NOBODY_ELSES}{_DONT}(?: {_FILLER})* (?:{_CALL}|{_CALLING})(?: (?:me|us|here|back|(?:this|my|"
    r"our) (?:number|house|home|phone)|again|anymore|any more))*",
    r"(?:told|tell|telling|ask|asked|asking|i said|begged)(?: you| y'all| guys| people| them| your "
    rf"\w+(?: \w+)??)* not to (?:ever )?(?:{_CALL}|be {_CALLED})(?: me| us)?",
    rf"{_DONT} (?:ever )?(?:bother|disturb|annoy|bug)(?: me| us)? (?:again|anymore|any more)",
    r"(?:do not|don't|dont|never|stop) (?:ever )?(?:use|using|keep|keeping|have|having) (?:this|my|our) "
    r"(?:phone |cell )?number",
    r"(?:nobody|no one)(?: \w+){0,4}? wants? (?:your|these|any|any of your|any of these) calls",
    rf"not (?:ever |keep )?(?:{_CALL}|{_CALLING}|be {_CALLED}) (?:me|us|this|here|again|back|anymore|"
    r"any more|my|our)",
    rf"not (?:to )?be {_CALLED}",
    rf"(?:please|could you|would you|can you) not {_CALL}(?: me| us)?",
    rf"(?:it if|that|if) you (?:guys |people )?never (?:ever )?(?:{_CALL}|{_CALLED})(?: me| us)?",
    rf"(?:appreciate|prefer|like|love|rather) not (?:being|be|getting|get) {_CALLED}",
    rf"(?:rather|prefer|appreciate|like|love|wish|glad|nice|great|better|grateful)\b[^.;!?]{{0,30}}\b"
    rf"(?:didn't|did not|wouldn't|would not|don't|not|stopped|quit) (?:ever |keep |have to )?(?:{_CALL}|"
    rf"{_CALLING}|be {_CALLED})(?: me| us)?",
    r"(?:do not|don't|dont|no longer|never) (?:want|wish|need|like|care for|appreciate|accept|welcome|"
    r"allow|authorize|permit)"
    rf"(?: {_YOU})(?: \w+){{0,2}}? (?:to )?(?:{_CALL}|{_CALLING})(?: me| us| here| back| again)*",
    rf"(?:no longer|do not|don't|dont) (?:(?:want|wish|like|care) to|wanna) (?:be|get) (?:\w+ )?{_CALLED}",
    r"(?:make sure|ensure|see to it|see)(?: that)? (?:nobody|no one|(?:you|you guys|you people|they|it) "
    r"(?:don't|do not|never|doesn't)|this (?:number|phone) (?:doesn't|isn't|is not)|"
    r"i'm not|i am not|we're not|(?:i|we) (?:don't|do not|never) get)(?: \w+){0,3}? (?:calls?|called|"
    r"contacts?|contacted)(?: me| us| here)?",
    r"(?:ask|request|prefer|insist|demand|asking)(?: that)? (?:you|you guys|you people|y'all) (?:don't|"
    rf"do not|no longer|not|never) (?:ever )?(?:{_CALL}|be {_CALLED})(?: me| us)?",
    r"no (?:calling|phoning) (?:me|us|here|this)|(?:desist|discontinue) (?:from )?(?:calling|contacting)",
    r"avoid calling(?: me| us)?|refrain from (?:calling|contacting)(?: me| us)?",
)
_AT_ONCE = r"(?: (?:right now|right away|immediately|now|today|already|at once|this instant))?"
_STOP = phrase(
    r"(?:stop|quit|cease)(?: it)?(?: with)?(?: (?:the|all|these|those|your|them|damn|goddamn|freaking|"
    r"bloody|fucking|this))*"
    rf"(?: f[\w*]+)? (?:{_CALLING}|calls|phone calls)(?: me| us| here| my| our)*{_AT_ONCE}",
    rf"(?:(?:need|want|have|got|make|get|gotta|like) (?:\w+ ){{0,3}}calls (?:to )?stop|"
    rf"calls (?:\w+ ){{0,3}}to stop){_AT_ONCE}",
    r"(?:enough|discontinue|end|cut it out|knock it off)(?: with| of)?(?: the| these| your| all)* "
    r"(?:calls|phone calls|calling)",
)
_PLAIN = phrase(
    r"(?:take|remove|delete|strike|scratch|scrub|purge|knock|exclude|pull|drop|erase|cross|wipe|clear|"
    rf"keep|removing|taking) (?:me|us|him|her|them|{_MY_NUMBER}|it|my)(?: \w+){{0,3}}?"
    rf" {_OFF}(?: [\w']+){{0,4}}? {_LIST}",
    rf"(?:get|getting)(?: me| us| my \w+| this \w+)? off(?: of)?(?: [\w']+){{0,3}}? {_LIST}",
    rf"(?:removed|taken|deleted|dropped|erased|stricken) {_OFF}(?: [\w']+){{0,4}}? {_LIST}",
    r"(?:remove|delete|erase|forget|scrap|scrub|ditch|dump|trash|drop|scratch|purge|get rid of) "
    rf"{_MY_NUMBER}(?! (?:from|on|off) (?:the|my|that|this) (?:account|bill|order|policy|plan|contract|"
    r"line|lease|invoice))(?: off| out| completely| please)*",
    rf"{_MY_NUMBER} (?:be |is |to be |gets? )?(?:taken off|taken out|removed|deleted|erased|scrubbed|purged)",
    r"(?:want|like|need|wish|asking|asked|request|prefer)(?: \w+)?? to be (?:taken off|removed|deleted|off)|"
    r"to get (?:removed|taken off|deleted)",
    rf"(?:want|need|like) {_MY_NUMBER} (?:gone|out|deleted|removed|off)",
    r"(?:don't|do not|dont|no longer)(?: ever)? (?:(?:want|wish|like|need|care) to|wanna)(?: ever)? (?:be on|"
    r"hear "
    r"from|be "
    rf"in)(?: \w+){{0,3}}? (?:{_LIST}|you|you guys|you people|y'all|this company)",
    r"never (?:ever )?(?:want|wanna) to hear from (?:you|y'all|this company)",
    r"(?:don't|do not|dont) (?:want|like) (?:this|my|our) (?:number|phone|line) (?:called|dialed)",
    rf"(?:don't|do not|dont) want {_MY_NUMBER} (?:in|on)(?: \w+){{0,2}}? {_LIST}",
    r"(?:be |get |getting |being )?(?:added|put|placed) (?:on|to|onto)(?: [\w']+){0,3}? (?:do(?:-|"
    r" )not(?:-| )call|dnc|no(?:-| )call)",
    r"not (?:authorized|allowed|permitted|welcome) to (?:call|contact)|(?:don't|do not|dont|didn't|did "
    r"not) give (?:\w+ ){0,2}?(?:permission|consent) (?:to|for)(?: you)?(?: to)? (?:call|contact)\w*",
    r"(?:not interested|no longer interested|no interest) in (?:\w+ ){0,2}?(?:calls|being called|being "
    r"contacted)",
    r"(?:like to be|want to be|need to be|wanna be|get|me) (?:\w+ )?on (?:your|the|that) (?:company |"
    r"internal )?(?:do(?:-| )not(?:-| )(?:call|contact)|dnc|no(?:-| )call)",
    rf"(?:want|like|need) (?:\w+ )?{_OFF} (?:of )?(?:this|your|that|the) (?:\w+ )?{_LIST}",
    r"(?:put|add|place|get|have|stick) (?:me|us|my number|this number|it|my name)(?: \w+)?? (?:on|to|"
    r"in)(?: [\w']+){0,3}?"
    r" (?:do(?:-| )not(?:-| )(?:call|contact)|dnc|no(?:-| )call|don't call)",
    r"(?:unsubscribe|opt|opting)(?: me| us)?(?: out)? (?:out |of |from )+(?:these|your|all|any|future|"
    r"further|more)(?: \w+){0,2}? (?:calls?|lists?)",
    r"calls stopped|take (?:this|our|my) number off(?! hold| mute| speaker)",
    r"(?:revoke|withdraw|rescind|retract|cancel|revoking|withdrawing)(?: my| any| all| the)* (?:consent|"
    r"permission|authorization)",
    r"(?:do not|don't|dont) have (?:my |any )*(?:permission|consent|authorization) to (?:call|contact|"
    r"have|use|keep)",
    r"(?:do not|don't|dont) (?:consent|agree) to (?:\w+ ){0,3}?(?:calls?|called|contacted|calling)",
    r"(?:do not|don't|dont|no longer|never)(?: ever)? (?:want|wish|need|like|accept|appreciate|care "
    r"for)(?: to)?(?: "
    r"(?:get|getting|receive|receiving|have|any|no|another|more|further|"
    r"of|these|those|this|your|kind|sort|sales|telemarketing|phone|robo|marketing|to))* (?:calls|call "
    r"from you|phone call|"
    r"robocalls?|contact|solicitations?)",
    r"no more (?:of )?(?:\w+ ){0,2}?(?:calls?|calling)|no (?:further|future) (?:calls|contact|"
    r"communication)|(?:better not|not) (?:get |see |receive )?(?:another|one more) call|leave (?:me|us|"
    r"my family)(?: the \w+| the f[\w*]+)? alone|cease and desist",
    r"lose (?:my|this|our|the) number|stay off (?:my|our|this) (?:phone|line)|(?:cease|stop|end) (?:all "
    r")?(?:contact|communication)|forget (?:you have|you had|you ever had|i exist)",
    r"last time (?:you|y'all|you guys|you people|anyone|anybody)(?: \w+)?? (?:calls?|contacts?)",
    rf"(?:if|next time) {_CALLERS}(?: \w+){{0,3}}? (?:calls?|calling|contact)\b[^.;!?]{{0,40}}?{_THREAT}",
)
_COMMANDS = phrase(
    rf"{_THREAT}\b[^.;!?]{{0,40}}? (?:if|unless) {_CALLERS}(?: [\w']+){{0,3}}? stop",
    r"(?:number|info\w*|data|details)\b[^.;!?]{0,50}? want (?:it|them) (?:removed|deleted|gone|off)",
    r"opt me out(?=\s*(?:$|[.,;!?])| please)|"
    r"(?:want|like|need|wish|prefer|choose|choosing|going) to opt out(?=\s*(?:$|[.,;!]))",
    r"(?:confirm|make sure|ensure|check)(?: that)? (?:i'm|i am|we're|we are|(?:my|this|our) number is|"
    r"it's) (?:\w+ )?"
    r"(?:off|out of|removed|not on|not in)",
    r"(?:make|let) this (?:be )?(?:the|your) last (?:call|time)|this (?:had better|better|should|must|"
    r"needs to) be "
    r"(?:the|your) last (?:call|time)",
    r"(?:list|registry)\b[^;]{0,40}?[.,!?]\s*(?:please |just ){0,2}(?:remove|take|delete) (?:me|us)(?: off)?"
    r"(?=\s*(?:$|[.,;!?])| please| now)",
    r"(?:don't|do not|dont|never)(?: ever)? (?:want|need|wish)(?: to (?:get|receive|have))? (?:another|"
    r"one more|"
    r"a single) (?:\w+ )?call",
    r"(?:honor|respect|follow|observe) (?:my |the |our )?(?:do(?:-| )not(?:-| )call|dnc|no(?:-| )call|"
    r"opt(?:-| )out)",
    r"(?:i'm|i am|we're|we are) not (?:to be )?(?:called|contacted|bothered) (?:again|anymore|any more|ever)",
    r"(?:don't|do not|dont|no) follow(?:-| )up(?: with (?:me|us)| again| calls?)*(?=\s*(?:$|[.,;!?]))",
    r"stop[.!]+\s*calling|(?:delete|erase|remove) (?:everything|anything|all)(?: \w+){0,3}? (?:on|"
    r"about) (?:me|us)",
    rf"(?:remove|take|delete) (?:this|our) (?:phone )?line (?:from|off)(?: of)?(?: [\w']+){{0,3}}? {_LIST}",
    r"(?:stop|quit) (?:getting|receiving)(?: \w+){0,3}? calls",
    rf"{_MY_NUMBER} (?:needs|has|ought|should|must|better) (?:to )?(?:come|be|get) (?:\w+ )?(?:off|out)",
    r"list\b[^.;!?]{0,40}? (?:take|get) (?:me|us|it) off(?=\s*(?:$|[.,;!?])| please)",
    r"(?:get|take) (?:me|us) off (?:of )?(?:this|that|there)(?: thing)?(?=\s*(?:$|[.,;!?])| please)",
    r"(?:cross|strike|scratch) (?:me|us|it) off(?=\s*(?:$|[.,;!?])| please| that| the)",
    r"(?:consent|agreed?|permission|sign(?:ed)? up|calls?|calling|call me)\b[^;!?]{0,40}?[.,]? (?:take|get|"
    r"cross) (?:me|us) off(?=\s*(?:$|[.,;!?])| please)",
    r"not (?:giving|given) (?:you )?(?:my |any )?(?:permission|consent) to (?:call|contact)",
    r"unsubscribe (?:me|us)(?: from (?:(?:all(?: of)? )?(?:this|that|it|these)|everything|there))?"
    r"(?=\s*(?:$|[.,;!?])| please| now| right now)",
    r"(?:do(?:-| )not(?:-| )call|dnc|no(?:-| )call)\b[^.;!?]{0,50}? (?:(?:take|get) (?:me|us) off|"
    r"(?:remove|delete) (?:me|us)|(?:stop|quit) (?:\w+ )?calling|(?:can't|cannot|can not|shouldn't|"
    r"should not|"
    r"aren't supposed to|are not supposed to|not supposed to|not allowed to) (?:be )?(?:call|calling|"
    r"contact)\w*)",
    r"(?:call\w*|permission|consent)\b[^.;!?]{0,40}? (?:don't|do not|never) (?:ever )?do (?:it|that|this) "
    r"(?:again|anymore|any more|ever)",
    r"(?:take|get|cross|strike|scratch) my name (?:off|out)(?=\s*(?:$|[.,;!?])| please| right| now)",
    r"(?:number|phone|line)\b[^.;!?]{0,40}? (?:don't|do not|dont|never|stop|quit) call(?:ing)? it",
    r"(?:don't|do not|dont|never|stop|quit) (?:ever )?call(?:ing)? (?:her|him|them)(?: on \w+ \w+)? (?:again|"
    r"anymore|"
    r"any more|ever)",
    r"(?:don't|do not|dont|stop|quit) wast\w+ (?:[\w']+ ){0,4}?(?:calling|calls)|no need to ever call",
    r"call(?:ed|ing|s)?\b[^.;!?]{0,60}?[.,!?;]? (?:knock it off|cut it out|enough already)",
    r"call(?:ed|ing|s)\b[^;]{0,60}?[.!?]\s*(?:just )?(?:stop|quit)(?: it)?(?=\s*(?:$|[.!]))",
    r"(?:remove|delete|take) (?:me|us) (?:from|off) (?:of )?(?:everything|all of (?:it|them|that)|anything|"
    r"whatever)",
    rf"(?:get|take) {_MY_NUMBER} off(?: of)? (?:there|that|it)",
    r"(?:one more|another) call (?:from you )?and (?:i|we|i'm|i'll)",
    r"(?:called|calling|calls)\b[^.;!?]{0,50}? please (?:just )?stop(?=\s*(?:$|[.,;!?]))",
    r"(?:number|phone|info\w*|data|details)\b[^.;!?]{0,50}? (?:delete|remove|erase|scrap) it",
    r"(?:i|we|i'm) (?:won't|will not|not going to|am not going to) (?:be|get) (?:called|contacted)",
    rf"(?:confirm|make sure|ensure|check)(?: [\w']+){{0,4}}? (?:removed|deleted|erased|taken) {_MY_NUMBER}",
    rf"(?:take|get) {_MY_NUMBER} out|list\b[^.;!?]{{0,20}}? take it off|(?:shouldn't|"
    rf"should not) be (?:on|in) (?:\w+ )?{_LIST}",
    rf"{_THREAT}\b[^.;!?]{{0,40}}? (?:if|next time) {_CALLERS}(?: \w+){{0,3}}? (?:calls?|calling|contact)",
    r"(?:call|contact|ring|phone)(?: me| us| here| this \w+)* (?:again|one more time|"
    r"once more) and (?:i|we|you)(?:'ll| will|'m| am|'re)",
    r"(?:can|could|would|will) you (?:please |just )*remove (?:me|us)(?=\s*(?:$|[.,;!?])| please)",
    r"(?:so|please|just|to|then|and) remove (?:me|us)(?=\s*(?:$|[.,;!?]|please\b|and\b))",
    r"calls\b[^.;!?]{0,40}? (?:them|this|it all|all this) to stop",
    r"delete me(?: from| off)?(?: [\w']+){0,3}? (?:list|database|system)|don't you (?:ever |dare "
    r")+(?:call|contact)(?: me)?",
)
_DOUBTFUL = phrase(
    r"my (?:\w+ ){1,2}?doesn't want (?:you|anyone|anybody|people)(?: to)? call(?:ing)?",
    r"(?:on|with|in) (?:\w+ ){0,2}(?:do(?:-| )not(?:-| )(?:call|contact)|dnc|no(?:-|"
    r" )call)(?: registry| list| "
    r"register)?|do(?:-| )not(?:-| )call (?:registry|list|register)",
    r"unsubscribe(?: me| us)?|opt(?:ing)? (?:me )?out(?! of (?:the|that|paper|auto))",
    r"(?:you|you guys|you people|y'all|they|why do you|why do you people) keep calling(?: me| us)?",
    r"(?:don't|do not|never) (?:take|answer) (?:\w+ ){0,2}?(?:calls|solicitations)|not giving (?:you "
    r")?(?:my )?permission|harassing (?:me|us)",
    r"(?:didn't|did not|never) sign(?:ed)? up for (?:this|these|your|calls|any)|(?:don't|do not|"
    r"dont) (?:disturb|"
    r"annoy|bug) (?:me|us)|no callbacks",
    r"(?:block|blocking) (?:you|y'all|this number|your number|this|your calls)",
    r"never gave(?: \w+){0,4}? (?:permission|consent|authorization|my number)|(?:didn't|did not|don't|"
    r"do not) consent",
    r"not a (?:phone )?call|only (?:call|contact|text|email) (?:me|us)|no need to (?:call|contact)(?: "
    r"me| us)? (?:again|back|"
    r"anymore|any more)|(?:don't|dont|do not) "
    r"need to call (?:me |us )?(?:again|back|anymore)",
    r"(?:sick|tired|fed up)(?: \w+){0,4}? (?:calls|calling|call)",
    r"(?:would|could|can|will) you (?:please |just )*stop(?=\s*(?:$|[.,;!?]))|"
    r"(?:who gave you|how did you (?:get|find|come by)|where did you get) (?:my|this) number|"
    r"(?:never|didn't|did not) agree(?:d)? to (?:be called|being called|\w* ?calls)",
    r"called (?:me |us )?(?:\w+ ){0,3}?(?:about|for) the same (?:thing|offer|stuff)|"
    r"calls (?:are|is) getting old|wish (?:you|you guys|you people|y'all) (?:didn't|wouldn't|did not|"
    r"would not) call|"
    r"too many (?:of )?(?:\w+ ){0,2}?calls|(?:you|you guys|you people|y'all) call (?:me |us )?(?:too|so) "
    r"(?:much|often|many times)",
    r"take (?:me|us) off(?=\s*(?:$|[.,;!?]))|remove me(?=\s*(?:$|[.,;!?]))",
    r"(?:this is|that's|it's) (?:\w+ )?harassment|(?:i'll|i will|gonna|going to|i'm) report(?:ing)? "
    r"(?:you|this)|(?:don't|do not) want (?:anything|nothing) to do with (?:you|this)",
    r"(?:no calls|do not disturb)(?= please|\s*(?:$|[.,;!]))|(?:remove|take) me(?: off)? please|please "
    r"(?:remove|take) me(?: off)?(?=\s*(?:$|[.,;!]))",
    r"(?:you|you guys|you people|y'all|they) (?:\w+ )?won't (?:(?:stop|quit) calling(?: me| us)?|"
    r"leave (?:me|us) alone)",
    r"not to (?:call|contact)(?: me| us)?|(?:don't|do not|dont|quit|stop) (?:bother|bothering)(?: me| us)?",
)
_TIME = phrase(
    r"(?:me |us |back |again |here |anymore |any more |please |my \w+ )*(?:(?:this|so|too|that|quite "
    r"so) (?:early|late)|early|late|before|after(?! this\b)|at (?:night|this (?:hour|time)|lunch\w*|"
    r"dinner\w*|"
    r"noon|midnight|\d+|six|seven|eight|nine|ten|one|two|three|four|five)|during|on (?:the "
    r")?(?:sundays?|saturdays?|weekends?|mondays?|tuesdays?|"
    r"wednesdays?|thursdays?|fridays?|weekdays?|holidays?)|in the (?:morning|mornings|evening|evenings|"
    r"afternoon|middle)|until|till|'til|"
    r"tomorrow|today|tonight|right away|so soon|now|right now|just now|just yet|yet|"
    r"this (?:morning|week|month|evening|"
    r"afternoon)|while|when|between|over the weekend)",
)
_NEVER = phrase(r"either|ever|never|at all")
_NO_CALL = phrase(
    r"(?:me |us |my \w+ |him |her |them |it )?(?:that|names|it that)|lists?|registry|register",
    r"this (?:a|an)|(?:him|her|them) (?:that|names|a|an)|(?:it|the|a|an|your|his|their|yourself|collect|"
    r"customer|customers|support|\d+)(?! (?:house|phone|again|anymore|any more))",
    r"(?:me )?(?:sir|ma'am|mam|madam|miss|missus|mister|mr|mrs|crazy|stupid|dumb|old|cheap|a|an|honey|"
    r"sweetie|dear|sweetheart|buddy|pal|baby|babe|bro|dude|"
    r"rude|paranoid|lazy|by my|nuts|weird)",
    r"(?:me )?(?!(?:again|anymore|any|please|back|here|and|or|for|on|at|from|i|we|ever|on|it's|i'm|you|"
    r"unless|until|because|cause|so|that|this)\b)\w+ (?:it's|my name|call me|i go by|i'm called|just)",
)
_NAME = phrase(
    r"doctor|professor|boss|chief|friend",
    r"(?!(?:again|anymore|any|please|back|here|ever|never|her|him|them|me|us|ok|okay|thanks|bye|goodbye|"
    r"man|bro|dude|at|no|already|now|everyone|period|alright|right|either|folks|guys|"
    r"people)\b)\w+(?=\s*(?:$|[.;!?]))",
)
_BARE = ending(r"(?:be called|call|calling|contact|contacting|phone|ring)(?: me| us)?")
_ENDED = phrase(r"(?:(?:me|us|back|again|here|anymore|any more|please|ever|thanks)\s*)+,")
_SOFTER = phrase(r"(?:me |us |back |again |here )*(?:unless|except|if you don't)")
_TIED = phrase(
    r"(?:me |us |back |again |here )*(?:so|too) (?:much|often|many)",
    r"(?:me |us |back |again |here )*(?:at (?:my |the )?(?:work|office|job)|"
    r"on (?:this|my) (?:number|cell|line|phone|cellphone)(?! again| any)|"
    r"my (?:office|work|cell|job)(?! again| any| phone again)|(?:with|using) (?:a |an )?(?:robot|"
    r"machine|bot|ai|recording))",
)
_LESS = phrase(
    r"(?:me |us |back |again |here )*(?:so (?:often|much|many)|too (?:often|much)|that often|every "
    r"(?:day|hour|week)|all the time|constantly)",
    r"him|her|them|my (?!home|house|family|parents)\w+",
)
_SOFTER_LATER = phrase(
    r"(?:i'll|i will|we'll|we will|let me|i can) (?:hold|wait|call|get back|reach|contact|be in touch|"
    r"give you|get in touch)|(?:come|stop|drop) by",
    r"(?<!or\s)(?<!and\s)(?<!not\s)(?<!n't\s)(?:text|email|e-mail|message|write|mail) (?:me|us)|until|"
    r"till|call me (?:tomorrow|later|at|on|after|next|in)|try (?:me )?(?:tomorrow|later|again)|"
    r"if i (?:buy|sign|get|pay|order)|call my (?:cell|mobile|office|work)|use (?:my|the other) \w+|"
    r"reach me|instead",
)
_UNSAID = ending(
    r"was|were|been",
    r"(?:not|never|n't|n't even|isn't|didn't|don't|wasn't|am not|i'm not|never ever) (?:saying|said|say|"
    r"mean|meant|ask|asked|asking|tell|told|telling)"
    r"(?: you| them| that| anyone| to| you guys)*",
    r"(?:not|isn't|it's not|wasn't) (?:that|because|like)(?: i| we)?",
    r"(?:why|how come)(?: did| do| would)?(?: you| they)?",
    r"(?:told me|said|thought|promised|heard)(?: that)? (?:you|they|he|she)(?:'d| would|'ll| will)",
    r"wouldn't (?:say|ask|want to say)|(?:thanks|thank you|sorry) for|told me|tells me|(?:they|he|she|"
    r"people) (?:said|says|say|like)|"
    r"they're like",
)
_NEGATED = ending(
    r"(?:not|don't|do not|dont|doesn't|never) (?:have|need) to",
    r"(?:not|never|n't|don't|dont|can't|cannot|couldn't|won't|wouldn't|didn't|doesn't|not to|to not)(?: "
    r"even| ever| really| just)?",
    r"(?:not|don't|dont|didn't|do n't|never|not (?:want|asking|telling|saying))(?: want| wanna| ask| "
    r"asking| tell| need| say| said| asked| told| saying| telling)?"
    r"(?: you| you guys| them| anyone| to| for)*",
    r"(?:i'll|i will|i should|i had to|i can|let me|i could|i might|did (?:he|she|they|you)|i'm gonna|"
    r"was|were|got|been|if you|if i|why (?:would|do|did) i)",
)
_OTHERS = ending(
    r"(?:told|tell|asked|ask|begged|telling) the (?!last|other|previous|guy|lady|woman|man|person|rep|"
    r"agent|caller|girl|gentleman)"
    r"\w+(?: \w+)?(?: to)?",
    r"(?:told|tell|asked|ask|begged|telling) (?:my|a|an|her|him) (?!(?:colleague|coworker|supervisor|"
    r"manager|agent|rep)\b)(?:\w+ ){0,3}?(?:to|not)?",
    r"(?:told|tell|asked|ask|begged|telling) (?:her|him|me)(?: to| not)*",
    r"my (?:\w+ ){1,2}?(?:told|asked|begged) (?:me|him|her)(?: to)?",
)
_DOUBTED = ending(
    r"(?:i|we) (?:told|asked|begged) them(?: not)?(?: to)?",
    r"if (?:i|we) (?:sign|buy|pay|get|say|order|agree)(?: \w+){0,5}? (?:will|would|do|do you|will you|"
    r"would you)",
    r"(?:text|email|message) (?:me|us) instead(?: and| but| so)?",
    r"(?:i'll|i will|let me|we'll) (?:just )?call you(?: \w+){0,6}?(?: so| and| but)?|"
    r"(?:just|only) (?:text|send|email|e-mail|message)(?: me| us)?(?: an? \w+)?(?: and| but| so)?",
    r"(?:my|the) (?:\w+ ){1,2}?(?:says|said|wants you|would like you|asked|doesn't)(?: to| please)*",
)
_HEARD = Phrase(
    r"\b(?:(?:robo)?call(?:s|ed|ing|ers?)?|contact(?:s|ed|ing)?|phon(?:e|es|ed|ing)|ring(?:ing)?|"
    r"dial(?:ed|ing)?|hit|"
    r"solicit\w*|bother\w*|harass\w*|pester\w*|annoy\w*|bug\w*|disturb\w*|lists?|numbers?|alone|stop|"
    r"quit|remov\w+|"
    r"unsubscribe|opt|opting|consent|permission|follow|everything|authoriz\w+|cease|desist|info\w*|data|"
    r"database|"
    r"details|block\w*|off|out|"
    r"dnc|only|hear|forget|delet\w+|eras\w+|exclud\w+|report\w*|us(?:e|ing)|sign\w*|systems?|records?|"
    r"enough|revok\w+|"
    r"withdraw\w*|rescind\w*|retract\w*|knock|discontinue|refrain|avoid|lose|robocalls?|communication|"
    r"do with)\b"
)

ENGLISH = Wordings(
    heard=_HEARD,
    asks=_ASKS,
    stops=_STOP,
    plain=_PLAIN,
    commands=_COMMANDS,
    doubtful=_DOUBTFUL,
    past=Phrase(r"(?!)"),
    unsaid=_UNSAID,
    negated=_NEGATED,
    others=_OTHERS,
    doubted=_DOUBTED,
    time=_TIME,
    never=_NEVER,
    no_call=_NO_CALL,
    name=_NAME,
    ended=_ENDED,
    softer=_SOFTER,
    tied=_TIED,
    nameable=_BARE,
    bare=_BARE,
    less=_LESS,
    softer_later=_SOFTER_LATER,
)
