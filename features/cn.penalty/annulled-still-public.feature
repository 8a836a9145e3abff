Feature: Annulled penalty not withdrawn from publication in 3 working days (Administrative Penalty Law 48)
  Annulled on Thursday 30 September 2021: Friday 8, Saturday 9 (worked) and Monday 11 October, after
  the holiday, are the three working days.

  Background:
    Given the rule "cn.penalty/annulled-still-public"

  @must-not-fire
  Scenario: Withdrawn on the third working day, or on the day itself; or the days are not over
    Given today is 2021-10-11
    And the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    And the records of event
      | case | act         | ts               |
      | C1   | published   | 2021-08-02       |
      | C1   | annulled    | 2021-09-30 09:00 |
      | C1   | unpublished | 2021-10-11 23:00 |
      | C2   | published   | 2021-08-02       |
      | C2   | annulled    | 2021-09-30 09:00 |
      | C2   | unpublished | 2021-09-30 08:00 |
      | C3   | published   | 2021-08-02       |
      | C3   | annulled    | 2021-09-30       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @must-fire
  Scenario: Withdrawn on the day after, still public, or published only afterwards
    Given today is 2021-10-13
    And the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    And the records of event
      | case | act         | ts               |
      | C1   | published   | 2021-08-02       |
      | C1   | annulled    | 2021-09-30       |
      | C1   | unpublished | 2021-10-12       |
      | C2   | published   | 2021-08-02       |
      | C2   | annulled    | 2021-09-30       |
      | C3   | annulled    | 2021-09-30       |
      | C3   | published   | 2021-10-08       |
      | C4   | published   | 2021-07-01       |
      | C4   | annulled    | 2021-07-15 00:05 |
      | C4   | unpublished | 2021-07-21       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message                                                                                               |
      | C1      | flagged | 2021-10-11 | 1    | The penalty was annulled and was to be withdrawn from publication by 2021-10-11; working days late: 1 |
      | C2      | flagged | 2021-10-11 | 2    | The penalty was annulled and was to be withdrawn from publication by 2021-10-11; working days late: 2 |
      | C3      | flagged | 2021-10-11 | 2    | The penalty was annulled and was to be withdrawn from publication by 2021-10-11; working days late: 2 |
      | C4      | flagged | 2021-07-20 | 1    | The penalty was annulled and was to be withdrawn from publication by 2021-07-20; working days late: 1 |

  @must-not-fire
  Scenario: Never published, withdrawn before, not annulled, or no penalty case: not looked at
    Given today is 2021-12-31
    And the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | approval |
      | C5   | penalty  |
    And the records of event
      | case | act         | ts         |
      | C1   | annulled    | 2021-09-30 |
      | C2   | published   | 2021-08-02 |
      | C2   | unpublished | 2021-09-29 |
      | C2   | annulled    | 2021-09-30 |
      | C3   | published   | 2021-08-02 |
      | C4   | published   | 2021-08-02 |
      | C4   | annulled    | 2021-09-30 |
      | C5   | published   | 2021-08-02 |
      | C5   | annulled    | 2021-12-30 |
    When the rule is evaluated
    Then nothing is found
    And examined are C5

  @cannot-tell
  Scenario: Annulled on the last day before the limit was law
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act       | ts               |
      | C1   | published | 2021-06-01       |
      | C1   | annulled  | 2021-07-14 23:59 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                            | message                           |
      | C1      | cannot_tell | annulled before the limit was law | annulled before the limit was law |

  @must-not-fire
  Scenario: Withdrawn from publication without having been annulled
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act         | ts         |
      | C1   | published   | 2021-08-02 |
      | C1   | unpublished | 2021-09-30 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock unpublish
    # 3 working days; from annulled; judged by the day of unpublished; 行政处罚法48(2) 85
    # | case                 | annulled   | due        | unpublished | outcome                                        |
    # | due-day-before       | 2021-10-08 | 2021-10-12 | 2021-10-11  | complies                                       |
    # | due-on-the-day       | 2021-10-08 | 2021-10-12 | 2021-10-12  | complies                                       |
    # | due-day-after        | 2021-10-08 | 2021-10-12 | 2021-10-13  | flagged: Due 2021-10-12, Late 1                |
    # | month-end-on-the-day | 2021-11-25 | 2021-11-30 | 2021-11-30  | complies                                       |
    # | month-end-day-after  | 2021-11-25 | 2021-11-30 | 2021-12-01  | flagged: Due 2021-11-30, Late 1                |
    # | holiday-on-the-day   | 2021-12-29 | 2022-01-04 | 2022-01-04  | complies                                       |
    # | holiday-day-after    | 2021-12-29 | 2022-01-04 | 2022-01-05  | flagged: Due 2022-01-04, Late 1                |
    # | make-up-on-the-day   | 2021-10-08 | 2021-10-12 | 2021-10-12  | complies                                       |
    # | make-up-day-after    | 2021-10-08 | 2021-10-12 | 2021-10-13  | flagged: Due 2021-10-12, Late 1                |
    # | started-2021-07-14   | 2021-07-14 | -          | 2021-07-21  | cannot tell: annulled before the limit was law |
    # | started-2021-07-15   | 2021-07-15 | 2021-07-20 | 2021-07-21  | flagged: Due 2021-07-20, Late 1                |
    # | started-2021-07-16   | 2021-07-16 | 2021-07-21 | 2021-07-22  | flagged: Due 2021-07-21, Late 1                |
    Given today is 2022-01-06
    And the records of case
      | case                 | domain  |
      | due-day-before       | penalty |
      | due-on-the-day       | penalty |
      | due-day-after        | penalty |
      | month-end-on-the-day | penalty |
      | month-end-day-after  | penalty |
      | holiday-on-the-day   | penalty |
      | holiday-day-after    | penalty |
      | make-up-on-the-day   | penalty |
      | make-up-day-after    | penalty |
      | started-2021-07-14   | penalty |
      | started-2021-07-15   | penalty |
      | started-2021-07-16   | penalty |
    And the records of event
      | case                 | act         | ts         |
      | due-day-before       | published   | 2021-08-10 |
      | due-day-before       | annulled    | 2021-10-08 |
      | due-day-before       | unpublished | 2021-10-11 |
      | due-on-the-day       | published   | 2021-08-10 |
      | due-on-the-day       | annulled    | 2021-10-08 |
      | due-on-the-day       | unpublished | 2021-10-12 |
      | due-day-after        | published   | 2021-08-10 |
      | due-day-after        | annulled    | 2021-10-08 |
      | due-day-after        | unpublished | 2021-10-13 |
      | month-end-on-the-day | published   | 2021-09-27 |
      | month-end-on-the-day | annulled    | 2021-11-25 |
      | month-end-on-the-day | unpublished | 2021-11-30 |
      | month-end-day-after  | published   | 2021-09-27 |
      | month-end-day-after  | annulled    | 2021-11-25 |
      | month-end-day-after  | unpublished | 2021-12-01 |
      | holiday-on-the-day   | published   | 2021-10-31 |
      | holiday-on-the-day   | annulled    | 2021-12-29 |
      | holiday-on-the-day   | unpublished | 2022-01-04 |
      | holiday-day-after    | published   | 2021-10-31 |
      | holiday-day-after    | annulled    | 2021-12-29 |
      | holiday-day-after    | unpublished | 2022-01-05 |
      | make-up-on-the-day   | published   | 2021-08-10 |
      | make-up-on-the-day   | annulled    | 2021-10-08 |
      | make-up-on-the-day   | unpublished | 2021-10-12 |
      | make-up-day-after    | published   | 2021-08-10 |
      | make-up-day-after    | annulled    | 2021-10-08 |
      | make-up-day-after    | unpublished | 2021-10-13 |
      | started-2021-07-14   | published   | 2021-05-16 |
      | started-2021-07-14   | annulled    | 2021-07-14 |
      | started-2021-07-14   | unpublished | 2021-07-21 |
      | started-2021-07-15   | published   | 2021-05-17 |
      | started-2021-07-15   | annulled    | 2021-07-15 |
      | started-2021-07-15   | unpublished | 2021-07-21 |
      | started-2021-07-16   | published   | 2021-05-18 |
      | started-2021-07-16   | annulled    | 2021-07-16 |
      | started-2021-07-16   | unpublished | 2021-07-22 |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome     | Due        | Late | reason                            |
      | due-day-after       | flagged     | 2021-10-12 | 1    |                                   |
      | month-end-day-after | flagged     | 2021-11-30 | 1    |                                   |
      | holiday-day-after   | flagged     | 2022-01-04 | 1    |                                   |
      | make-up-day-after   | flagged     | 2021-10-12 | 1    |                                   |
      | started-2021-07-14  | cannot_tell |            |      | annulled before the limit was law |
      | started-2021-07-15  | flagged     | 2021-07-20 | 1    |                                   |
      | started-2021-07-16  | flagged     | 2021-07-21 | 1    |                                   |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after started-2021-07-14 started-2021-07-15 started-2021-07-16
  # oversight specs boundary: end
