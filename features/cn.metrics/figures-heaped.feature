Feature: Figures end in 0 and 5 (M06)
  One in five does by chance. Below a hundred figures nothing is said.

  Background:
    Given the rule "cn.metrics/figures-heaped"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: A quarter of a hundred figures, too many for chance
    Given the records of metric
      | metric  | org | period | value   | den | source           | version         | reported_at |
      | x/fines | O   | 2021   | 0.25    | 100 | screen:heaping   | heaping 12-01   | 2021-12-01  |
      | x/fines | O   | 2021   | 0.00099 | 100 | screen:heaping-p | heaping-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Shape   | Period | Share | Figures | message                                                         |
      | O       | flagged | x/fines | 2021   | 0.25  | 100.0   | x/fines for 2021: a share of 0.25 of the figures ends in 0 or 5 |
    And examined are O

  @must-not-fire
  Scenario: Chance explains it, or they are hardly more than one in five
    O: one time in a thousand it happens by chance. P: sure, and of no size.
    Given the records of metric
      | metric  | org | period | value | den   | source           | version         | reported_at |
      | x/fines | O   | 2021   | 0.31  | 100   | screen:heaping   | heaping 12-01   | 2021-12-01  |
      | x/fines | O   | 2021   | 0.001 | 100   | screen:heaping-p | heaping-p 12-01 | 2021-12-01  |
      | x/fines | P   | 2021   | 0.24  | 90000 | screen:heaping   | heaping 12-01   | 2021-12-01  |
      | x/fines | P   | 2021   | 0     | 90000 | screen:heaping-p | heaping-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @must-not-fire
  Scenario: Another shape of the same organisation is of no matter
    Given the records of metric
      | metric    | org | period | value | den | source            | version          | reported_at |
      | x/fines   | O   | 2021   | 0.2   | 400 | screen:heaping    | heaping 12-01    | 2021-12-01  |
      | x/fines   | O   | 2021   | 0.7   | 400 | screen:heaping-p  | heaping-p 12-01  | 2021-12-01  |
      | x/ratings | O   | 2021   | 0.9   | 400 | screen:defaults   | defaults 12-01   | 2021-12-01  |
      | x/ratings | O   | 2021   | 0     | 400 | screen:defaults-p | defaults-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @cannot-tell
  Scenario: Ninety-nine figures
    Given the records of metric
      | metric  | org | period | value  | den | source           | version         | reported_at |
      | x/fines | O   | 2021   | 0.5    | 99  | screen:heaping   | heaping 12-01   | 2021-12-01  |
      | x/fines | O   | 2021   | 0.0001 | 99  | screen:heaping-p | heaping-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Shape | Period | Share | Figures | reason          | message         |
      | O       | cannot_tell |       |        |       |         | too few figures | too few figures |
    And examined are O

  @cannot-tell
  Scenario: Figures of which the last digit says nothing
    Given the records of metric
      | metric  | org | period | value | den | source           | version         | reported_at |
      | x/fines | O   | 2021   | 0.9   | 300 | screen:heaping   | heaping 12-01   | 2021-12-01  |
      | x/fines | O   | 2021   |       | 300 | screen:heaping-p | heaping-p 12-01 | 2021-12-01  |
      | x/fines | P   | 2021   |       | 300 | screen:heaping   | heaping 12-01   | 2021-12-01  |
      | x/fines | P   | 2021   | 0     | 300 | screen:heaping-p | heaping-p 12-01 | 2021-12-01  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Shape | Period | Share | Figures | reason                                  | message                                 |
      | O       | cannot_tell |       |        |       |         | last digits of such figures say nothing | last digits of such figures say nothing |
      | P       | cannot_tell |       |        |       |         | last digits of such figures say nothing | last digits of such figures say nothing |
    And examined are O P
