"""Conversations in English."""

from __future__ import annotations

from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts.model import Ending, Script, dialogue

ENGLISH: tuple[Script, ...] = (
    Script(
        "en",
        Plot.BUYS,
        dialogue("""
A: Good morning. This is Emma, the virtual assistant of Ceiba Coffee. Do you have two minutes?
C: Sure, but make it quick, the shop is full.
A: Of course. We roast single-origin coffee from Huila and deliver to small shops every Tuesday. How
   much coffee do you go through in a week?
C: About ten pounds, ground. We pay around nine dollars a pound.
A: I can offer you the same amount at seven fifty a pound, delivery included, and half a pound extra
   with your first order.
C: Is it a blend? My customers notice.
A: No, it is pure arabica, roasted the same week it ships. Would you like to try ten pounds next
   Tuesday?
C: All right, send me ten pounds and we will see.
A: Wonderful. Ten pounds at seven fifty makes seventy-five dollars, payable on delivery. Is before ten
   in the morning fine?
C: Before ten is perfect.
A: Then it is settled. You will get a text message with the order. Thank you, and have a lovely day.
"""),
        Ending.AI,
        "Bought: ten pounds of ground coffee, delivery on Tuesday.",
        "The customer runs a shop and uses about ten pounds of ground coffee a week at nine dollars. They "
        "ordered ten pounds at 7.50 a pound, delivery on Tuesday before ten, payment on delivery.",
    ),
    Script(
        "en",
        Plot.BUYS,
        dialogue("""
A: Good afternoon, this is Daniel, a virtual assistant calling from Home Connect. Am I speaking to the
   person in charge of your internet line?
C: That would be me. What is this about?
A: Fibre has just become available on your street. May I ask how fast your current connection is?
C: A hundred megabits on paper. In the evening it crawls.
A: I hear that often. With us you would have three hundred megabits for twenty-nine dollars a month,
   installation included, and no minimum term.
C: No minimum term, really? What is the catch?
A: There is none: you can cancel with one month's notice. The router stays ours, and you return it if
   you leave.
C: Okay. When could you install it?
A: Thursday between two and five is free. The technician calls half an hour before.
C: Thursday works for me.
A: Great, I have booked you in for Thursday afternoon. A confirmation is on its way to this number.
   Thank you for your time.
C: Thanks, bye.
"""),
        Ending.CUSTOMER,
        "Bought: 300 megabit fibre, installation on Thursday.",
        "The customer is unhappy with slow evenings on a 100 megabit line. They took the 300 megabit plan "
        "at 29 dollars a month without a minimum term. Installation is booked for Thursday between two "
        "and five.",
    ),
    Script(
        "en",
        Plot.REFUSES,
        dialogue("""
A: Hello, this is Grace, the virtual assistant of Andes Insurance. Is this a good moment to talk about
   your motorcycle cover?
C: Not really, but go on.
A: Thank you. Your cover runs out at the end of the month, and we have a plan with theft and roadside
   help for eleven dollars a month.
C: I sold the bike in March, so I do not need any of that.
A: Thank you for telling me, I will note it. Do you have another vehicle you would like a quote for?
C: No, I take the bus now. Please take me off your list.
A: Certainly. I am removing your number right away and you will not be called again.
C: Appreciate it. Goodbye.
"""),
        Ending.CUSTOMER,
        "Refused: no vehicle any more; asked not to be called.",
        "The customer sold the motorcycle in March and has no other vehicle. They asked to be taken off "
        "the list.",
    ),
    Script(
        "en",
        Plot.HANGS_UP,
        dialogue("""
A: Good afternoon, this is Emma, the virtual assistant of Home Connect. Do you have a moment to talk
   about your internet line?
C: I am driving right now.
A: I am sorry. I can call you back later. Which time would suit you?
C: After six, maybe, but look…
A: After six is fine. Shall we say half past six today?
C: I have to go.
"""),
        Ending.CUSTOMER,
        "The customer hung up: they were driving.",
        "The customer was driving and hung up before the conversation was over. After six might be a "
        "better time.",
    ),
    Script(
        "en",
        Plot.VOICEMAIL,
        dialogue("""
C: You have reached the voicemail box. Please leave your message after the tone.
A: Good afternoon. This is Emma, the virtual assistant of Ceiba Coffee. I wanted to tell you about our
   single-origin coffee from Huila. I will try again tomorrow, or you can call back on this number.
   Thank you.
"""),
        Ending.AI,
        "Voicemail: a message was left.",
        "The voicemail answered. A short message with the reason for the call was left.",
    ),
)
