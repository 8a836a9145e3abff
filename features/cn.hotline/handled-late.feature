Feature: The limit for handling, by class
  Five working days from Wednesday 15 September 2021 are 16, 17, 18 (a Saturday that was worked), 22 and
  23: the Mid-Autumn rest is 19 to 21. Ten are over on 29, since Sunday 26 was worked.

  Background:
    Given the rule "cn.hotline/handled-late"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: On the day and the day after, for each class
    Given the records of case
      | case | domain   | procedure |
      | C1   | hotline  | ordinary  |
      | C2   | hotline  | ordinary  |
      | C3   | hotline  | consult   |
      | C4   | hotline  | consult   |
      | C5   | hotline  | complex   |
      | C6   | hotline  |           |
      | C7   | hotline  | complex   |
      | C8   | hotline  | consult   |
      | X1   | citymgmt |           |
    And the records of event
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | replied    | 2021-09-23 23:00 |
      | C2   | dispatched | 2021-09-15 10:00 |
      | C2   | replied    | 2021-09-24 00:10 |
      | C3   | dispatched | 2021-09-15 10:00 |
      | C3   | replied    | 2021-09-16 10:00 |
      | C4   | dispatched | 2021-09-15 10:00 |
      | C4   | replied    | 2021-09-17 10:00 |
      | C5   | dispatched | 2021-09-01 10:00 |
      | C5   | replied    | 2021-09-24 10:00 |
      | C6   | dispatched | 2021-09-15 10:00 |
      | C7   | dispatched | 2021-09-01 10:00 |
      | C7   | replied    | 2021-09-23 10:00 |
      | C8   | dispatched | 2021-08-20 10:00 |
      | X1   | dispatched | 2021-09-01 10:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message                                              |
      | C2      | flagged | 2021-09-23 | 1    | A reply was due by 2021-09-23; working days late: 1  |
      | C4      | flagged | 2021-09-16 | 1    | A reply was due by 2021-09-16; working days late: 1  |
      | C5      | flagged | 2021-09-23 | 1    | A reply was due by 2021-09-23; working days late: 1  |
      | C6      | flagged | 2021-09-23 | 6    | A reply was due by 2021-09-23; working days late: 6  |
      | C8      | flagged | 2021-08-23 | 28   | A reply was due by 2021-08-23; working days late: 28 |
    And examined are C1 C2 C3 C4 C5 C6 C7 C8

  @must-fire @must-not-fire
  Scenario: An extension in time, one that came too late, and a limit that a law sets
    Given the records of case
      | case | domain  | procedure | stated_due |
      | C1   | hotline |           |            |
      | C2   | hotline |           |            |
      | C3   | hotline |           | 2021-09-29 |
      | C4   | hotline |           | 2021-09-17 |
      | C5   | hotline |           |            |
      | C6   | hotline | complex   |            |
      | C7   | hotline | complex   |            |
      | C8   | hotline | complex   | 2021-09-29 |
      | C9   | hotline | consult   | 2021-09-29 |
    And the records of event
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | extend     | 2021-09-23 10:00 |
      | C1   | replied    | 2021-09-29 10:00 |
      | C2   | dispatched | 2021-09-15 10:00 |
      | C2   | extend     | 2021-09-24 10:00 |
      | C2   | replied    | 2021-09-29 10:00 |
      | C3   | dispatched | 2021-09-15 10:00 |
      | C3   | replied    | 2021-09-29 10:00 |
      | C4   | dispatched | 2021-09-15 10:00 |
      | C4   | replied    | 2021-09-18 10:00 |
      | C5   | dispatched | 2021-09-15 10:00 |
      | C5   | extend     | 2021-09-20 10:00 |
      | C5   | replied    | 2021-09-30 10:00 |
      | C6   | dispatched | 2021-08-30 10:00 |
      | C6   | extend     | 2021-09-10 10:00 |
      | C6   | replied    | 2021-09-27 10:00 |
      | C7   | dispatched | 2021-08-30 10:00 |
      | C7   | extend     | 2021-09-10 10:00 |
      | C7   | replied    | 2021-09-28 10:00 |
      | C8   | dispatched | 2021-09-01 10:00 |
      | C8   | replied    | 2021-09-28 10:00 |
      | C9   | dispatched | 2021-09-15 10:00 |
      | C9   | replied    | 2021-09-28 10:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late |
      | C2      | flagged | 2021-09-23 | 5    |
      | C4      | flagged | 2021-09-17 | 1    |
      | C5      | flagged | 2021-09-29 | 1    |
      | C7      | flagged | 2021-09-27 | 1    |

  @must-not-fire
  Scenario: Sent on from one organ to the next: the first dispatch counts; urgent ones have hours
    Given the records of case
      | case | domain  | urgency |
      | C1   | hotline |         |
      | C2   | hotline | urgent  |
    And the records of event
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | dispatched | 2021-09-18 10:00 |
      | C1   | replied    | 2021-09-23 10:00 |
      | C2   | dispatched | 2021-09-15 10:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-fire
  Scenario: Sent on, and late by the first dispatch
    Given the records of case
      | case | domain  |
      | C1   | hotline |
    And the records of event
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | dispatched | 2021-09-22 10:00 |
      | C1   | replied    | 2021-09-24 10:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late |
      | C1      | flagged | 2021-09-23 | 1    |
