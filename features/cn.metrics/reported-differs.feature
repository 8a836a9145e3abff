Feature: A reported figure differs from the recomputed (M02)
  One part in a hundred is let pass; what is recomputed comes from the records.

  Background:
    Given the rule "cn.metrics/reported-differs"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: 98 reported, 92 found
    Given the records of metric
      | metric  | org | period  | value | source     | version | reported_at |
      | on-time | O   | 2021-Q3 | 98    | reported   | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 92    | recomputed | r1      | 2021-10-20  |
      | on-time | P   | 2021-Q3 | 90    | reported   | 1       | 2021-10-05  |
      | on-time | P   | 2021-Q3 | 90    | recomputed | r1      | 2021-10-20  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Metric  | Period  | Said | Found | message                                                              |
      | O       | flagged | on-time | 2021-Q3 | 98.0 | 92.0  | on-time for 2021-Q3: reported 98.0, recomputed from the records 92.0 |
    And examined are O P

  @must-fire
  Scenario: A hundredth and a trace more
    Given the records of metric
      | metric  | org | period  | value  | source     | version | reported_at |
      | on-time | O   | 2021-Q3 | 101.01 | reported   | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 100    | recomputed | r1      | 2021-10-20  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Metric  | Period  | Said   | Found |
      | O       | flagged | on-time | 2021-Q3 | 101.01 | 100.0 |
    And examined are O

  @must-fire
  Scenario: Less than what the records give differs too
    Given the records of metric
      | metric  | org | period  | value | source     | version | reported_at |
      | on-time | O   | 2021-Q3 | 80    | reported   | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 92    | recomputed | r1      | 2021-10-20  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Metric  | Period  | Said | Found | message                                                              |
      | O       | flagged | on-time | 2021-Q3 | 80.0 | 92.0  | on-time for 2021-Q3: reported 80.0, recomputed from the records 92.0 |
    And examined are O

  @must-not-fire
  Scenario: A hundredth more or less is still the same
    Given the records of metric
      | metric  | org | period  | value | source     | version | reported_at |
      | on-time | O   | 2021-Q3 | 101   | reported   | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 100   | recomputed | r1      | 2021-10-20  |
      | on-time | P   | 2021-Q3 | 99    | reported   | 1       | 2021-10-05  |
      | on-time | P   | 2021-Q3 | 100   | recomputed | r1      | 2021-10-20  |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @must-not-fire
  Scenario: What was set right counts as it stands now
    Given the records of metric
      | metric  | org | period  | value | source     | version | reported_at |
      | on-time | O   | 2021-Q3 | 98    | reported   | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 92    | reported   | 2       | 2021-10-08  |
      | on-time | O   | 2021-Q3 | 92    | recomputed | r1      | 2021-10-20  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @must-not-fire
  Scenario: The records gave less before the last of them came in
    Given the records of metric
      | metric  | org | period  | value | source     | version | reported_at |
      | on-time | O   | 2021-Q3 | 98    | reported   | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 90    | recomputed | r1      | 2021-10-20  |
      | on-time | O   | 2021-Q3 | 98    | recomputed | r2      | 2021-10-21  |
    When the rule is evaluated
    Then nothing is found
    And examined are O

  @cannot-tell
  Scenario: Nothing is left of what was recomputed
    Given the records of metric
      | metric  | org | period  | value | source     | version | reported_at |
      | on-time | O   | 2021-Q3 | 98    | reported   | 1       | 2021-10-05  |
      | on-time | O   | 2021-Q3 | 90    | recomputed | r1      | 2021-10-20  |
      | on-time | O   | 2021-Q3 |       | recomputed | r2      | 2021-10-21  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Metric | Period | Said | Found | reason               | message              |
      | O       | cannot_tell |        |        |      |       | no recomputed figure | no recomputed figure |
    And examined are O

  @cannot-tell
  Scenario: Nothing was recomputed
    Given the records of metric
      | metric  | org | period  | value | source   | version | reported_at |
      | on-time | O   | 2021-Q3 | 98    | reported | 1       | 2021-10-05  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Metric | Period | Said | Found | reason               | message              |
      | O       | cannot_tell |        |        |      |       | no recomputed figure | no recomputed figure |
    And examined are O
