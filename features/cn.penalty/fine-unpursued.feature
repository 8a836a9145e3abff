Feature: Unpaid fine that nobody pursues (Administrative Penalty Law 67, 72)
  Served on Thursday 16 September 2021, the fifteen days end on 1 October, which is a holiday; so
  on Friday 8 October.

  Background:
    Given the rule "cn.penalty/fine-unpursued"
    And today is 2021-12-31

  @must-fire
  Scenario: The last day has passed, and nothing is recorded
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    And the records of event
      | case | act     | ts         | outcome |
      | C1   | penalty | 2021-09-14 | fine    |
      | C1   | served  | 2021-09-16 |         |
      | C2   | penalty | 2021-12-15 | fine    |
      | C2   | served  | 2021-12-15 |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-10-08 | 84   | The fine was to be paid by 2021-10-08; 84 days later neither payment, instalments, additional fine nor demand is recorded |
      | C2      | flagged | 2021-12-30 | 1    | The fine was to be paid by 2021-12-30; 1 days later neither payment, instalments, additional fine nor demand is recorded |

  @must-not-fire
  Scenario: On the last day; paid or pursued in any way, however late; served or not
    Given the records of case
      | case | domain  |
      | C01  | penalty |
      | C02  | penalty |
      | C03  | penalty |
      | C04  | penalty |
      | C05  | penalty |
      | C06  | penalty |
      | C07  | penalty |
      | C08  | penalty |
      | C09  | penalty |
      | C10  | penalty |
      | C11  | penalty |
      | C12  | penalty |
      | C13  | penalty |
    And the records of event
      | case | act               | ts         | outcome |
      | C01  | penalty           | 2021-12-16 | fine    |
      | C01  | served            | 2021-12-16 |         |
      | C02  | penalty           | 2021-09-14 | fine    |
      | C02  | served            | 2021-09-16 |         |
      | C02  | paid              | 2021-12-20 |         |
      | C03  | penalty           | 2021-09-14 | fine    |
      | C03  | served            | 2021-09-16 |         |
      | C03  | payment           | 2021-12-20 |         |
      | C04  | penalty           | 2021-09-14 | fine    |
      | C04  | served            | 2021-09-16 |         |
      | C04  | collected         | 2021-09-16 |         |
      | C05  | penalty           | 2021-09-14 | fine    |
      | C05  | served            | 2021-09-16 |         |
      | C05  | collected_on_spot | 2021-09-14 |         |
      | C06  | penalty           | 2021-09-14 | fine    |
      | C06  | served            | 2021-09-16 |         |
      | C06  | instalment        | 2021-09-20 |         |
      | C07  | penalty           | 2021-09-14 | fine    |
      | C07  | served            | 2021-09-16 |         |
      | C07  | add_fine          | 2021-10-20 |         |
      | C08  | penalty           | 2021-09-14 | fine    |
      | C08  | served            | 2021-09-16 |         |
      | C08  | demand            | 2021-10-20 |         |
      | C09  | penalty           | 2021-09-14 | fine    |
      | C09  | served            | 2021-09-16 |         |
      | C09  | demand_served     | 2021-10-20 |         |
      | C10  | penalty           | 2021-09-14 | fine    |
      | C10  | served            | 2021-09-16 |         |
      | C10  | court_apply       | 2021-10-20 |         |
      | C11  | penalty           | 2021-09-14 | fine    |
      | C11  | served            | 2021-09-16 |         |
      | C11  | enforce           | 2021-10-20 |         |
      | C12  | penalty           | 2021-09-14 | fine    |
      | C12  | served            | 2021-09-16 |         |
      | C12  | annulled          | 2021-10-20 |         |
      | C13  | penalty           | 2021-09-14 | fine    |
      | C13  | paid              | 2021-09-14 |         |
    When the rule is evaluated
    Then nothing is found
    And examined are C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13

  @must-not-fire
  Scenario: No fine, no penalty case: nothing to look at
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
      | C4   | penalty  |
    And the records of event
      | case | act        | ts         | outcome |
      | C1   | penalty    | 2021-09-14 | warning |
      | C1   | served     | 2021-09-16 |         |
      | C2   | no_penalty | 2021-09-14 |         |
      | C2   | served     | 2021-09-16 |         |
      | C3   | penalty    | 2021-09-14 | fine    |
      | C3   | served     | 2021-09-16 |         |
      | C4   | penalty    | 2021-09-14 | fine    |
      | C4   | paid       | 2021-09-14 |         |
    When the rule is evaluated
    Then nothing is found
    And examined are C4

  @cannot-tell
  Scenario: Neither served, nor paid, nor pursued
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act     | ts         | outcome |
      | C1   | penalty | 2021-09-14 | fine    |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                      | message                                     |
      | C1      | cannot_tell | the service of the decision is not recorded | the service of the decision is not recorded |

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock pay_fine, as of 2021-10-12
    # 15 calendar days; from served; judged by the day of the evaluation; 行政处罚法67(3)
    # | case           | served     | due        | outcome                         |
    # | due-day-before | 2021-09-28 | 2021-10-13 | complies                        |
    # | due-on-the-day | 2021-09-27 | 2021-10-12 | complies                        |
    # | due-day-after  | 2021-09-26 | 2021-10-11 | flagged: Due 2021-10-11, Late 1 |
    Given today is 2021-10-12
    And the records of case
      | case           | domain  |
      | due-day-before | penalty |
      | due-on-the-day | penalty |
      | due-day-after  | penalty |
    And the records of event
      | case           | act     | ts         | outcome |
      | due-day-before | penalty | 2021-09-26 | fine    |
      | due-day-before | served  | 2021-09-28 |         |
      | due-on-the-day | penalty | 2021-09-25 | fine    |
      | due-on-the-day | served  | 2021-09-27 |         |
      | due-day-after  | penalty | 2021-09-24 | fine    |
      | due-day-after  | served  | 2021-09-26 |         |
    When the rule is evaluated
    Then the findings are
      | subject       | outcome | Due        | Late |
      | due-day-after | flagged | 2021-10-11 | 1    |
    And examined are due-day-before due-on-the-day due-day-after

  @boundary
  Scenario: Boundary days of the clock pay_fine, as of 2021-11-30, due at a month's end
    # 15 calendar days; from served; judged by the day of the evaluation; 行政处罚法67(3)
    # | case                 | served     | due        | outcome                         |
    # | month-end-on-the-day | 2021-11-15 | 2021-11-30 | complies                        |
    # | month-end-day-after  | 2021-11-14 | 2021-11-29 | flagged: Due 2021-11-29, Late 1 |
    Given today is 2021-11-30
    And the records of case
      | case                 | domain  |
      | month-end-on-the-day | penalty |
      | month-end-day-after  | penalty |
    And the records of event
      | case                 | act     | ts         | outcome |
      | month-end-on-the-day | penalty | 2021-11-13 | fine    |
      | month-end-on-the-day | served  | 2021-11-15 |         |
      | month-end-day-after  | penalty | 2021-11-12 | fine    |
      | month-end-day-after  | served  | 2021-11-14 |         |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Due        | Late |
      | month-end-day-after | flagged | 2021-11-29 | 1    |
    And examined are month-end-on-the-day month-end-day-after

  @boundary
  Scenario: Boundary days of the clock pay_fine, as of 2022-02-07, due on or after a public holiday
    # 15 calendar days; from served; judged by the day of the evaluation; 行政处罚法67(3)
    # | case               | served     | due        | outcome                         |
    # | holiday-on-the-day | 2022-01-17 | 2022-02-07 | complies                        |
    # | holiday-day-after  | 2022-01-15 | 2022-01-30 | flagged: Due 2022-01-30, Late 8 |
    Given today is 2022-02-07
    And the records of case
      | case               | domain  |
      | holiday-on-the-day | penalty |
      | holiday-day-after  | penalty |
    And the records of event
      | case               | act     | ts         | outcome |
      | holiday-on-the-day | penalty | 2022-01-15 | fine    |
      | holiday-on-the-day | served  | 2022-01-17 |         |
      | holiday-day-after  | penalty | 2022-01-13 | fine    |
      | holiday-day-after  | served  | 2022-01-15 |         |
    When the rule is evaluated
    Then the findings are
      | subject           | outcome | Due        | Late |
      | holiday-day-after | flagged | 2022-01-30 | 8    |
    And examined are holiday-on-the-day holiday-day-after

  @boundary
  Scenario: Boundary days of the clock pay_fine, as of 2022-01-29, due on a make-up day
    # 15 calendar days; from served; judged by the day of the evaluation; 行政处罚法67(3)
    # | case               | served     | due        | outcome                         |
    # | make-up-on-the-day | 2022-01-14 | 2022-01-29 | complies                        |
    # | make-up-day-after  | 2022-01-13 | 2022-01-28 | flagged: Due 2022-01-28, Late 1 |
    Given today is 2022-01-29
    And the records of case
      | case               | domain  |
      | make-up-on-the-day | penalty |
      | make-up-day-after  | penalty |
    And the records of event
      | case               | act     | ts         | outcome |
      | make-up-on-the-day | penalty | 2022-01-12 | fine    |
      | make-up-on-the-day | served  | 2022-01-14 |         |
      | make-up-day-after  | penalty | 2022-01-11 | fine    |
      | make-up-day-after  | served  | 2022-01-13 |         |
    When the rule is evaluated
    Then the findings are
      | subject           | outcome | Due        | Late |
      | make-up-day-after | flagged | 2022-01-28 | 1    |
    And examined are make-up-on-the-day make-up-day-after
  # oversight specs boundary: end
