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

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the norm follow-up-days, as of 2021-10-12
    # 15 working days; from inspect; judged by the day of the evaluation
    # | case           | inspect    | limit day  | outcome                                           |
    # | due-day-before | 2021-09-16 | 2021-10-13 | complies                                          |
    # | due-on-the-day | 2021-09-15 | 2021-10-12 | complies                                          |
    # | due-day-after  | 2021-09-14 | 2021-10-11 | flagged: Found 2021-09-14, Due 2021-10-11, Late 1 |
    Given today is 2021-10-12
    And the records of case
      | case           | domain  |
      | due-day-before | penalty |
      | due-on-the-day | penalty |
      | due-day-after  | penalty |
    And the records of event
      | case           | act     | ts         | outcome   |
      | due-day-before | inspect | 2021-09-16 | violation |
      | due-on-the-day | inspect | 2021-09-15 | violation |
      | due-day-after  | inspect | 2021-09-14 | violation |
    When the rule is evaluated
    Then the findings are
      | subject       | outcome | Found      | Due        | Late |
      | due-day-after | flagged | 2021-09-14 | 2021-10-11 | 1    |
    And examined are due-day-before due-on-the-day due-day-after

  @boundary
  Scenario: Boundary days of the norm follow-up-days, as of 2021-11-30, due at a month's end
    # 15 working days; from inspect; judged by the day of the evaluation
    # | case                 | inspect    | limit day  | outcome                                           |
    # | month-end-on-the-day | 2021-11-09 | 2021-11-30 | complies                                          |
    # | month-end-day-after  | 2021-11-08 | 2021-11-29 | flagged: Found 2021-11-08, Due 2021-11-29, Late 1 |
    Given today is 2021-11-30
    And the records of case
      | case                 | domain  |
      | month-end-on-the-day | penalty |
      | month-end-day-after  | penalty |
    And the records of event
      | case                 | act     | ts         | outcome   |
      | month-end-on-the-day | inspect | 2021-11-09 | violation |
      | month-end-day-after  | inspect | 2021-11-08 | violation |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Found      | Due        | Late |
      | month-end-day-after | flagged | 2021-11-08 | 2021-11-29 | 1    |
    And examined are month-end-on-the-day month-end-day-after

  @boundary
  Scenario: Boundary days of the norm follow-up-days, as of 2022-01-04, due on or after a public holiday
    # 15 working days; from inspect; judged by the day of the evaluation
    # | case               | inspect    | limit day  | outcome                                           |
    # | holiday-on-the-day | 2021-12-13 | 2022-01-04 | complies                                          |
    # | holiday-day-after  | 2021-12-12 | 2021-12-31 | flagged: Found 2021-12-12, Due 2021-12-31, Late 1 |
    Given today is 2022-01-04
    And the records of case
      | case               | domain  |
      | holiday-on-the-day | penalty |
      | holiday-day-after  | penalty |
    And the records of event
      | case               | act     | ts         | outcome   |
      | holiday-on-the-day | inspect | 2021-12-13 | violation |
      | holiday-day-after  | inspect | 2021-12-12 | violation |
    When the rule is evaluated
    Then the findings are
      | subject           | outcome | Found      | Due        | Late |
      | holiday-day-after | flagged | 2021-12-12 | 2021-12-31 | 1    |
    And examined are holiday-on-the-day holiday-day-after

  @boundary
  Scenario: Boundary days of the norm follow-up-days, as of 2021-10-12, the count crosses a make-up day
    # 15 working days; from inspect; judged by the day of the evaluation
    # | case               | inspect    | limit day  | outcome                                           |
    # | make-up-on-the-day | 2021-09-15 | 2021-10-12 | complies                                          |
    # | make-up-day-after  | 2021-09-14 | 2021-10-11 | flagged: Found 2021-09-14, Due 2021-10-11, Late 1 |
    Given today is 2021-10-12
    And the records of case
      | case               | domain  |
      | make-up-on-the-day | penalty |
      | make-up-day-after  | penalty |
    And the records of event
      | case               | act     | ts         | outcome   |
      | make-up-on-the-day | inspect | 2021-09-15 | violation |
      | make-up-day-after  | inspect | 2021-09-14 | violation |
    When the rule is evaluated
    Then the findings are
      | subject           | outcome | Found      | Due        | Late |
      | make-up-day-after | flagged | 2021-09-14 | 2021-10-11 | 1    |
    And examined are make-up-on-the-day make-up-day-after
  # oversight specs boundary: end
