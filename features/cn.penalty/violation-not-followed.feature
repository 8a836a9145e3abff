Feature: Violation found, and nothing followed (Administrative Penalty Law 54)
  Found on Tuesday 14 September 2021: after ten working days up to 28 September, 29 and 30 September,
  8, 9 (a Saturday, worked) and 11 October make fifteen.

  Background:
    Given the rule "cn.penalty/violation-not-followed"

  @must-not-fire
  Scenario: Something followed, however late, or had begun before; or a penalty case grew out of it
    Given today is 2021-12-31
    And the records of case
      | case | domain     | parent_case |
      | C1   | inspection |             |
      | C2   | inspection |             |
      | C3   | inspection |             |
      | C4   | inspection |             |
      | C5   | penalty    |             |
      | C6   | penalty    |             |
      | C7   | penalty    |             |
      | C8   | penalty    |             |
      | C9   | penalty    |             |
      | C10  | penalty    | C9          |
    And the records of event
      | case | act           | ts         | outcome   |
      | C1   | inspect       | 2021-09-14 | violation |
      | C2   | inspect       | 2021-09-14 | violation |
      | C3   | inspect       | 2021-09-14 | violation |
      | C4   | inspect       | 2021-09-14 | violation |
      | C5   | inspect       | 2021-09-14 | violation |
      | C6   | inspect       | 2021-09-14 | violation |
      | C7   | inspect       | 2021-09-14 | violation |
      | C8   | inspect       | 2021-09-14 | violation |
      | C9   | inspect       | 2021-09-14 | violation |
      | C1   | filed         | 2021-12-01 |           |
      | C2   | not_filed     | 2021-09-20 |           |
      | C3   | order_correct | 2021-09-14 |           |
      | C4   | warning       | 2021-09-20 |           |
      | C5   | penalty       | 2021-09-14 |           |
      | C6   | no_penalty    | 2021-09-20 |           |
      | C7   | transferred   | 2021-09-20 |           |
      | C8   | filed         | 2021-09-01 |           |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4 C5 C6 C7 C8 C9

  @must-not-fire
  Scenario: The fifteenth working day is not over; nothing was found
    Given today is 2021-10-11
    And the records of case
      | case | domain     |
      | C1   | inspection |
      | C2   | inspection |
      | C3   | inspection |
    And the records of event
      | case | act     | ts               | outcome      |
      | C1   | inspect | 2021-09-14 23:00 | violation    |
      | C2   | inspect | 2021-03-01       | no_violation |
      | C3   | inspect | 2021-09-15       | violation    |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @must-fire
  Scenario: The sixteenth; the first inspection that found something counts
    Given today is 2021-10-12
    And the records of case
      | case | domain     | parent_case |
      | C1   | inspection |             |
      | C2   | penalty    |             |
      | C3   | inspection |             |
      | C4   | approval   | C3          |
    And the records of event
      | case | act          | ts         | outcome      |
      | C1   | inspect      | 2021-03-01 | no_violation |
      | C1   | inspect      | 2021-09-14 | violation    |
      | C1   | inspect      | 2021-09-20 | violation    |
      | C2   | inspect      | 2021-09-14 | violation    |
      | C2   | inspect      | 2021-09-15 |              |
      | C2   | prior_notice | 2021-09-20 |              |
      | C3   | inspect      | 2021-09-14 | violation    |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Found      | Due        | Late | message                                                                                           |
      | C1      | flagged | 2021-09-14 | 2021-10-11 | 1    | A violation was found on 2021-09-14, and nothing had followed by 2021-10-11; working days late: 1 |
      | C2      | flagged | 2021-09-14 | 2021-10-11 | 1    | A violation was found on 2021-09-14, and nothing had followed by 2021-10-11; working days late: 1 |
      | C3      | flagged | 2021-09-14 | 2021-10-11 | 1    | A violation was found on 2021-09-14, and nothing had followed by 2021-10-11; working days late: 1 |
    And examined are C1 C2 C3

  @must-not-fire
  Scenario: Without an inspection, and in other kinds of case: not looked at
    Given today is 2021-12-31
    And the records of case
      | case | domain     |
      | C1   | inspection |
      | C2   | approval   |
      | C3   | penalty    |
    And the records of event
      | case | act     | ts         | outcome   |
      | C1   | inquire | 2021-03-01 | violation |
      | C2   | inspect | 2021-03-01 | violation |
      | C3   | inspect | 2021-03-01 | violation |
      | C3   | filed   | 2021-03-01 |           |
    When the rule is evaluated
    Then nothing is found
    And examined are C3

  @cannot-tell
  Scenario: The result of an inspection is not recorded, and nothing followed
    Given today is 2021-12-31
    And the records of case
      | case | domain     |
      | C1   | inspection |
      | C2   | inspection |
    And the records of event
      | case | act     | ts         | outcome |
      | C1   | inspect | 2021-03-01 |         |
      | C2   | inspect | 2021-03-01 |         |
      | C2   | filed   | 2021-03-01 |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                       | message                                      |
      | C1      | cannot_tell | the result of the inspection is not recorded | the result of the inspection is not recorded |
    And examined are C1 C2
