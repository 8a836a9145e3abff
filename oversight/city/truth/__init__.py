"""What is true of the city: which cases each rule must flag or cannot judge, and with what facts.

Computed from the simulator's own arrays with numpy, over all cases, by the text of the rules in
`docs/city.md`; nothing of the rule engine or of `oversight.clock` is used, so that the two can
be held against each other.
"""
