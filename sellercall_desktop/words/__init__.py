"""The sentence catalogue: what people read about an error, a refusal or a remedy, once, in both languages.

Keyed by what the core knows: an error's type, a member of its enum, a provider's code. A face (window, REST,
doctor, terminal) asks for a sentence in the language of that moment and only lays it out, so that a fact
reads the same everywhere. Labels and buttons of the window stay with Qt's translations.
"""
