Feature: Cash not handed in within 2 working days (Administrative Penalty Law 71)
  From Friday 17 September 2021: Saturday the 18th, which is worked, and Wednesday the 22nd, after the
  Mid-Autumn holiday.

  Background:
    Given the rule "cn.penalty/cash-kept"
    And today is 2021-12-31

  @must-not-fire
  Scenario: Handed in on the second working day; on water, the second after the landing
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    And the records of event
      | case | act               | ts               |
      | C1   | collected         | 2021-09-17 08:00 |
      | C1   | handed_in         | 2021-09-22 23:00 |
      | C2   | collected_on_spot | 2021-09-17       |
      | C2   | handed_in         | 2021-09-22       |
      | C3   | collected_on_spot | 2021-09-14       |
      | C3   | landed            | 2021-09-17       |
      | C3   | handed_in         | 2021-09-22       |
      | C4   | collected_on_spot | 2021-12-29       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4

  @must-fire
  Scenario: On the third, or not at all; on the first day of the law in working days
    C5 was taken on water under the old law and landed under the new one. C6: 15 July is a Thursday.
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
      | C5   | penalty |
      | C6   | penalty |
    And the records of event
      | case | act               | ts               |
      | C1   | collected         | 2021-09-17       |
      | C1   | handed_in         | 2021-09-23 00:05 |
      | C2   | collected_on_spot | 2021-09-17       |
      | C2   | handed_in         | 2021-09-23       |
      | C3   | collected_on_spot | 2021-09-14       |
      | C3   | landed            | 2021-09-17       |
      | C3   | handed_in         | 2021-09-23       |
      | C4   | collected         | 2021-12-28       |
      | C5   | collected         | 2021-07-14       |
      | C5   | landed            | 2021-07-15       |
      | C5   | handed_in         | 2021-07-20       |
      | C6   | collected         | 2021-07-15 00:05 |
      | C6   | handed_in         | 2021-07-20       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message                                                                 |
      | C1      | flagged | 2021-09-22 | 1    | The cash collected was to be handed in by 2021-09-22; working days late: 1 |
      | C2      | flagged | 2021-09-22 | 1    | The cash collected was to be handed in by 2021-09-22; working days late: 1 |
      | C3      | flagged | 2021-09-22 | 1    | The cash collected was to be handed in by 2021-09-22; working days late: 1 |
      | C4      | flagged | 2021-12-30 | 1    | The cash collected was to be handed in by 2021-12-30; working days late: 1 |
      | C5      | flagged | 2021-07-19 | 1    | The cash collected was to be handed in by 2021-07-19; working days late: 1 |
      | C6      | flagged | 2021-07-19 | 1    | The cash collected was to be handed in by 2021-07-19; working days late: 1 |

  @must-not-fire
  Scenario: No cash, no penalty case: nothing to look at
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | coercion |
      | C3   | penalty  |
    And the records of event
      | case | act       | ts         |
      | C1   | paid      | 2021-09-17 |
      | C1   | landed    | 2021-09-17 |
      | C2   | collected | 2021-09-17 |
      | C3   | collected | 2021-09-17 |
      | C3   | handed_in | 2021-09-17 |
    When the rule is evaluated
    Then nothing is found
    And examined are C3

  @cannot-tell
  Scenario: Collected, or landed, on the last day of the old law
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    And the records of event
      | case | act       | ts         |
      | C1   | collected | 2021-07-14 |
      | C2   | collected | 2021-07-12 |
      | C2   | landed    | 2021-07-14 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                         | message                                        |
      | C1      | cannot_tell | collected before the limit was in working days | collected before the limit was in working days |
      | C2      | cannot_tell | collected before the limit was in working days | collected before the limit was in working days |

  @must-not-fire
  Scenario: A case of which nothing is recorded
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
