Feature: Additional fine charged for the time of review or suit (Administrative Penalty Law 73)
  All cases: served on 23 September 2021, so to be paid by 8 October. Charged up to 10 December:
  63 days, from 9 October on.

  Background:
    Given the rule "cn.penalty/additional-fine-during-review"
    And today is 2021-12-31

  @must-fire
  Scenario: More days charged than were free of review and suit
    C1: review from 15 October to 30 November takes up 47 of the 63 days. C2: one day too many. C3:
    a suit brought before the last day for paying, and not ended. C4: review asked for on the last
    day for paying and ended after the charge; C5: on the day after, and to the day of the charge.
    C6: review, 15 October to 14 November, 31 days, then suit, 20 to 30 November, 11 days. C7: two
    charges of 30 days; the last decides up to when. C8: review for the first of the days only.
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
      | C5   | penalty |
      | C6   | penalty |
      | C7   | penalty |
      | C8   | penalty |
    And the records of event
      | case | act             | ts               | qty |
      | C1   | served          | 2021-09-23       |     |
      | C1   | review_applied  | 2021-10-15 16:00 |     |
      | C1   | review_served   | 2021-11-30 09:00 |     |
      | C1   | add_fine        | 2021-12-10       | 63  |
      | C2   | served          | 2021-09-23       |     |
      | C2   | review_applied  | 2021-10-15       |     |
      | C2   | review_applied  | 2021-10-18       |     |
      | C2   | review_served   | 2021-11-30       |     |
      | C2   | review_served   | 2021-12-03       |     |
      | C2   | add_fine        | 2021-12-10       | 17  |
      | C3   | served          | 2021-09-23       |     |
      | C3   | sued            | 2021-09-30       |     |
      | C3   | add_fine        | 2021-12-10       | 1   |
      | C4   | served          | 2021-09-23       |     |
      | C4   | review_applied  | 2021-10-08       |     |
      | C4   | review_served   | 2021-12-11       |     |
      | C4   | add_fine        | 2021-12-10       | 1   |
      | C5   | served          | 2021-09-23       |     |
      | C5   | review_applied  | 2021-10-09       |     |
      | C5   | review_served   | 2021-12-10       |     |
      | C5   | add_fine        | 2021-12-10       | 1   |
      | C6   | served          | 2021-09-23       |     |
      | C6   | review_applied  | 2021-10-15       |     |
      | C6   | review_rejected | 2021-11-14       |     |
      | C6   | sued            | 2021-11-20       |     |
      | C6   | suit_ended      | 2021-11-30       |     |
      | C6   | add_fine        | 2021-12-10       | 22  |
      | C7   | served          | 2021-09-23       |     |
      | C7   | review_applied  | 2021-10-15       |     |
      | C7   | review_served   | 2021-11-30       |     |
      | C7   | add_fine        | 2021-11-10       | 30  |
      | C7   | add_fine        | 2021-12-10       | 30  |
      | C8   | served          | 2021-09-23       |     |
      | C8   | review_applied  | 2021-10-08       |     |
      | C8   | review_served   | 2021-10-09       |     |
      | C8   | add_fine        | 2021-12-10       | 63  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Billed | Lawful | Pending | message |
      | C1      | flagged | 63     | 16     | 47      | Additional fine was charged for 63 days; 16 could be, as review or suit took up 47 |
      | C2      | flagged | 17     | 16     | 47      | Additional fine was charged for 17 days; 16 could be, as review or suit took up 47 |
      | C3      | flagged | 1      | 0      | 63      | Additional fine was charged for 1 days; 0 could be, as review or suit took up 63 |
      | C4      | flagged | 1      | 0      | 63      | Additional fine was charged for 1 days; 0 could be, as review or suit took up 63 |
      | C5      | flagged | 1      | 0      | 63      | Additional fine was charged for 1 days; 0 could be, as review or suit took up 63 |
      | C6      | flagged | 22     | 21     | 42      | Additional fine was charged for 22 days; 21 could be, as review or suit took up 42 |
      | C7      | flagged | 60     | 16     | 47      | Additional fine was charged for 60 days; 16 could be, as review or suit took up 47 |
      | C8      | flagged | 63     | 62     | 1       | Additional fine was charged for 63 days; 62 could be, as review or suit took up 1 |

  @must-not-fire
  Scenario: As many days as were free; review over by the last day for paying, or after the charge
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    And the records of event
      | case | act            | ts         | qty |
      | C1   | served         | 2021-09-23 |     |
      | C1   | review_applied | 2021-10-15 |     |
      | C1   | review_served  | 2021-11-30 |     |
      | C1   | add_fine       | 2021-12-10 | 16  |
      | C2   | served         | 2021-09-23 |     |
      | C2   | review_applied | 2021-09-24 |     |
      | C2   | review_served  | 2021-10-08 |     |
      | C2   | add_fine       | 2021-12-10 | 64  |
      | C3   | served         | 2021-09-23 |     |
      | C3   | add_fine       | 2021-12-10 | 64  |
      | C3   | review_applied | 2021-12-11 |     |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @must-not-fire
  Scenario: No additional fine, no review or suit, no penalty case: nothing to look at
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
      | C4   | penalty  |
    And the records of event
      | case | act            | ts         | qty |
      | C1   | served         | 2021-09-23 |     |
      | C1   | review_applied | 2021-10-15 |     |
      | C2   | served         | 2021-09-23 |     |
      | C2   | add_fine       | 2021-12-10 | 63  |
      | C3   | served         | 2021-09-23 |     |
      | C3   | review_applied | 2021-10-15 |     |
      | C3   | add_fine       | 2021-12-10 | 63  |
      | C4   | served         | 2021-09-23 |     |
      | C4   | sued           | 2021-10-15 |     |
      | C4   | add_fine       | 2021-12-10 | 6   |
    When the rule is evaluated
    Then nothing is found
    And examined are C4

  @must-fire
  Scenario: Review asked for on the first day of the new law
    Served on 30 June, to be paid by 15 July; charged to 30 July, 15 days, all of them pending.
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act            | ts               | qty |
      | C1   | served         | 2021-06-30       |     |
      | C1   | review_applied | 2021-07-15 00:05 |     |
      | C1   | add_fine       | 2021-07-30       | 15  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Billed | Lawful | Pending | message |
      | C1      | flagged | 15     | 0      | 15      | Additional fine was charged for 15 days; 0 could be, as review or suit took up 15 |

  @cannot-tell
  Scenario: Days, service, or a law of the time of the review are missing
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    And the records of event
      | case | act            | ts               | qty |
      | C1   | served         | 2021-09-23       |     |
      | C1   | review_applied | 2021-10-15       |     |
      | C1   | add_fine       | 2021-12-10       |     |
      | C2   | review_applied | 2021-10-15       |     |
      | C2   | add_fine       | 2021-12-10       | 63  |
      | C3   | served         | 2021-06-30       |     |
      | C3   | review_applied | 2021-07-14 23:59 |     |
      | C3   | add_fine       | 2021-07-30       | 15  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                           | message                                          |
      | C1      | cannot_tell | the days charged are not recorded                | the days charged are not recorded                |
      | C2      | cannot_tell | the service of the decision is not recorded      | the service of the decision is not recorded      |
      | C3      | cannot_tell | review or suit began before the law spoke of it  | review or suit began before the law spoke of it  |

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock pay_fine
    # 15 calendar days; from served; judged by the day of review_served; 行政处罚法67(3)
    # | case                 | served     | due        | review_served | outcome                                  |
    # | due-day-before       | 2021-09-27 | 2021-10-12 | 2021-10-11    | complies                                 |
    # | due-on-the-day       | 2021-09-27 | 2021-10-12 | 2021-10-12    | complies                                 |
    # | due-day-after        | 2021-09-27 | 2021-10-12 | 2021-10-13    | flagged: Billed 63, Lawful 10, Pending 1 |
    # | month-end-on-the-day | 2021-11-15 | 2021-11-30 | 2021-11-30    | complies                                 |
    # | month-end-day-after  | 2021-11-15 | 2021-11-30 | 2021-12-01    | flagged: Billed 63, Lawful 10, Pending 1 |
    # | holiday-on-the-day   | 2022-01-17 | 2022-02-07 | 2022-02-07    | complies                                 |
    # | holiday-day-after    | 2022-01-17 | 2022-02-07 | 2022-02-08    | flagged: Billed 63, Lawful 10, Pending 1 |
    # | make-up-on-the-day   | 2022-01-14 | 2022-01-29 | 2022-01-29    | complies                                 |
    # | make-up-day-after    | 2022-01-14 | 2022-01-29 | 2022-01-30    | flagged: Billed 63, Lawful 10, Pending 1 |
    Given today is 2022-02-19
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
    And the records of event
      | case                 | act            | ts               | qty |
      | due-day-before       | served         | 2021-09-27       |     |
      | due-day-before       | review_applied | 2021-10-11 09:00 |     |
      | due-day-before       | review_served  | 2021-10-11 09:00 |     |
      | due-day-before       | add_fine       | 2021-10-21       | 63  |
      | due-on-the-day       | served         | 2021-09-27       |     |
      | due-on-the-day       | review_applied | 2021-10-12 09:00 |     |
      | due-on-the-day       | review_served  | 2021-10-12 09:00 |     |
      | due-on-the-day       | add_fine       | 2021-10-22       | 63  |
      | due-day-after        | served         | 2021-09-27       |     |
      | due-day-after        | review_applied | 2021-10-13 09:00 |     |
      | due-day-after        | review_served  | 2021-10-13 09:00 |     |
      | due-day-after        | add_fine       | 2021-10-23       | 63  |
      | month-end-on-the-day | served         | 2021-11-15       |     |
      | month-end-on-the-day | review_applied | 2021-11-30 09:00 |     |
      | month-end-on-the-day | review_served  | 2021-11-30 09:00 |     |
      | month-end-on-the-day | add_fine       | 2021-12-10       | 63  |
      | month-end-day-after  | served         | 2021-11-15       |     |
      | month-end-day-after  | review_applied | 2021-12-01 09:00 |     |
      | month-end-day-after  | review_served  | 2021-12-01 09:00 |     |
      | month-end-day-after  | add_fine       | 2021-12-11       | 63  |
      | holiday-on-the-day   | served         | 2022-01-17       |     |
      | holiday-on-the-day   | review_applied | 2022-02-07 09:00 |     |
      | holiday-on-the-day   | review_served  | 2022-02-07 09:00 |     |
      | holiday-on-the-day   | add_fine       | 2022-02-17       | 63  |
      | holiday-day-after    | served         | 2022-01-17       |     |
      | holiday-day-after    | review_applied | 2022-02-08 09:00 |     |
      | holiday-day-after    | review_served  | 2022-02-08 09:00 |     |
      | holiday-day-after    | add_fine       | 2022-02-18       | 63  |
      | make-up-on-the-day   | served         | 2022-01-14       |     |
      | make-up-on-the-day   | review_applied | 2022-01-29 09:00 |     |
      | make-up-on-the-day   | review_served  | 2022-01-29 09:00 |     |
      | make-up-on-the-day   | add_fine       | 2022-02-08       | 63  |
      | make-up-day-after    | served         | 2022-01-14       |     |
      | make-up-day-after    | review_applied | 2022-01-30 09:00 |     |
      | make-up-day-after    | review_served  | 2022-01-30 09:00 |     |
      | make-up-day-after    | add_fine       | 2022-02-09       | 63  |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Billed | Lawful | Pending |
      | due-day-after       | flagged | 63     | 10     | 1       |
      | month-end-day-after | flagged | 63     | 10     | 1       |
      | holiday-day-after   | flagged | 63     | 10     | 1       |
      | make-up-day-after   | flagged | 63     | 10     | 1       |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after

  @boundary
  Scenario: Boundary days of the norm accrual-stands-still
    # 1 (duty); from review_applied
    # | case               | review_applied | outcome                                                      |
    # | started-2021-07-14 | 2021-07-14     | cannot tell: review or suit began before the law spoke of it |
    # | started-2021-07-15 | 2021-07-15     | flagged: Billed 63, Lawful 16, Pending 47                    |
    # | started-2021-07-16 | 2021-07-16     | flagged: Billed 63, Lawful 16, Pending 47                    |
    Given today is 2021-12-31
    And the records of case
      | case               | domain  |
      | started-2021-07-14 | penalty |
      | started-2021-07-15 | penalty |
      | started-2021-07-16 | penalty |
    And the records of event
      | case               | act            | ts               | qty |
      | started-2021-07-14 | served         | 2021-06-22       |     |
      | started-2021-07-14 | review_applied | 2021-07-14 16:00 |     |
      | started-2021-07-14 | review_served  | 2021-08-29 09:00 |     |
      | started-2021-07-14 | add_fine       | 2021-09-08       | 63  |
      | started-2021-07-15 | served         | 2021-06-23       |     |
      | started-2021-07-15 | review_applied | 2021-07-15 16:00 |     |
      | started-2021-07-15 | review_served  | 2021-08-30 09:00 |     |
      | started-2021-07-15 | add_fine       | 2021-09-09       | 63  |
      | started-2021-07-16 | served         | 2021-06-24       |     |
      | started-2021-07-16 | review_applied | 2021-07-16 16:00 |     |
      | started-2021-07-16 | review_served  | 2021-08-31 09:00 |     |
      | started-2021-07-16 | add_fine       | 2021-09-10       | 63  |
    When the rule is evaluated
    Then the findings are
      | subject            | outcome     | reason                                          | Billed | Lawful | Pending |
      | started-2021-07-14 | cannot_tell | review or suit began before the law spoke of it |        |        |         |
      | started-2021-07-15 | flagged     |                                                 | 63     | 16     | 47      |
      | started-2021-07-16 | flagged     |                                                 | 63     | 16     | 47      |
    And examined are started-2021-07-14 started-2021-07-15 started-2021-07-16
  # oversight specs boundary: end
