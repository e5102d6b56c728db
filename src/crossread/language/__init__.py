"""English as the other steps need it: paragraphs, sentences, words, and a model that reads them.

`model.py` says what a model of the language must answer; `rules.py` answers by rules.
"""
