Feature: A figure is behind its target (M03)
  Below 0.95 of the target the figure is behind.

  Background:
    Given the rule "cn.metrics/behind-target"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: Just below 0.95 of the target
    Given the records of metric
      | metric  | org | period  | value | target | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 94.0  | 100    | reported | 1       | 2021-10-05  |
      | on-time | P   | 2021-Q3 | 100   | 100    | reported | 1       | 2021-10-05  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Metric  | Period  | Value | Target | message                                                               |
      | O       | flagged | on-time | 2021-Q3 | 94.0  | 100.0  | on-time for 2021-Q3: 94.0 of a target of 100.0, below the yellow line |
    And examined are O P

  @must-not-fire
  Scenario: Exactly 0.95 of the target
    Given the records of metric
      | metric  | org | period  | value | target | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 95    | 100    | reported | 1       | 2021-10-05  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @must-not-fire
  Scenario: The target as last reported counts
    Given the records of metric
      | metric  | org | period  | value | target | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 90    | 100    | reported | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 90    | 94     | reported | 2       | 2021-10-08  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @cannot-tell
  Scenario: No target is set
    Given the records of metric
      | metric  | org | period  | value | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 50    | reported | 1       | 2021-10-05  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Metric | Period | Value | Target | reason           | message          |
      | O       | cannot_tell |        |        |       |        | no target is set | no target is set |
    And examined are O
