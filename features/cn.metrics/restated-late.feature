Feature: A figure is restated after the cut-off (M04)
  Fifteen days after the first report a figure may no longer rise.

  Background:
    Given the rule "cn.metrics/restated-late"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: Sixteen days later it is higher
    Given the records of metric
      | metric  | org | period  | value | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 90    | reported | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 97    | reported | 2       | 2021-10-21  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Metric  | Period  | Before | After | Days | message                                                                     |
      | O       | flagged | on-time | 2021-Q3 | 90.0   | 97.0  | 16   | on-time for 2021-Q3: first reported as 90.0, restated as 97.0 after 16 days |
    And examined are O

  @must-not-fire
  Scenario: On the fifteenth day it may be set right
    Given the records of metric
      | metric  | org | period  | value | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 90    | reported | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 97    | reported | 2       | 2021-10-20  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @must-not-fire
  Scenario: A later figure that is lower flatters nobody
    Given the records of metric
      | metric  | org | period  | value | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 97    | reported | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 90    | reported | 2       | 2021-11-20  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @must-not-fire
  Scenario: The same figure once more, and one that only makes good a dip
    O reports the same again after sixteen days; P set its figure down in time, and up again later.
    Given the records of metric
      | metric  | org | period  | value | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 90    | reported | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 90    | reported | 2       | 2021-10-21  |
      | on-time | P   | 2021-Q3 | 90    | reported | 1       | 2021-10-05  |
      | on-time | P   | 2021-Q3 | 80    | reported | 2       | 2021-10-10  |
      | on-time | P   | 2021-Q3 | 88    | reported | 3       | 2021-10-25  |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @cannot-tell
  Scenario: A report without its day
    Given the records of metric
      | metric  | org | period  | value | source   | version |
      | on-time | O   | 2021-Q3 | 97    | reported | 1       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Metric | Period | Before | After | Days | reason              | message             |
      | O       | cannot_tell |        |        |        |       |      | a report has no day | a report has no day |
    And examined are O
