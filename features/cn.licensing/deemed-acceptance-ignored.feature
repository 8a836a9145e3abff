Feature: Deemed acceptance ignored (Administrative Licensing Law 32)
  An application that nobody sends back within 5 working days is accepted from the day it was
  received. Received on Wednesday 28 April 2021: 29 and 30 April are days 1 and 2, 1 to 5 May
  are holidays, 6 and 7 May are days 3 and 4, Saturday 8 May is worked and is day 5.

  Background:
    Given the rule "cn.licensing/deemed-acceptance-ignored"
    And today is 2021-06-30

  @must-fire
  Scenario: The notice came after the fifth working day and acceptance is dated later still
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act               | ts               |
      | C1   | received          | 2021-04-28 15:00 |
      | C1   | correction_notice | 2021-05-10 09:00 |
      | C1   | accepted          | 2021-05-12 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Received   | Accepted   | Lost | message |
      | C1      | flagged | 2021-04-28 | 2021-05-12 | 8    | The correction notice was late, so the application counts as accepted on 2021-04-28, yet acceptance is recorded on 2021-05-12; working days lost: 8 |

  @must-not-fire
  Scenario: A notice on the fifth working day, a make-up Saturday, is in time
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act               | ts               |
      | C1   | received          | 2021-04-28 15:00 |
      | C1   | correction_notice | 2021-05-08 17:00 |
      | C1   | accepted          | 2021-05-12 09:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-not-fire
  Scenario: The late authority dates the acceptance on the day of receipt, as the law does
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act               | ts               |
      | C1   | received          | 2021-04-28 09:00 |
      | C1   | accepted          | 2021-04-28 17:00 |
      | C1   | correction_notice | 2021-05-10 09:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-fire
  Scenario: Accepted the day after receipt, across the end of a month, loses one working day
    Received on Monday 31 May, so the fifth working day is Monday 7 June.
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act               | ts         |
      | C1   | received          | 2021-05-31 |
      | C1   | accepted          | 2021-06-01 |
      | C1   | correction_notice | 2021-06-08 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Received   | Accepted   | Lost | message |
      | C1      | flagged | 2021-05-31 | 2021-06-01 | 1    | The correction notice was late, so the application counts as accepted on 2021-05-31, yet acceptance is recorded on 2021-06-01; working days lost: 1 |

  @must-not-fire
  Scenario: Looked at are licensing cases with both a notice and an acceptance
    C2 has no acceptance yet, C3 no notice, and C4 is no licensing case.
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | penalty  |
    And the records of event
      | case | act               | ts         |
      | C1   | received          | 2021-04-28 |
      | C1   | correction_notice | 2021-04-29 |
      | C1   | accepted          | 2021-05-12 |
      | C2   | received          | 2021-04-28 |
      | C2   | correction_notice | 2021-05-10 |
      | C3   | received          | 2021-04-28 |
      | C3   | accepted          | 2021-05-12 |
      | C4   | received          | 2021-04-28 |
      | C4   | correction_notice | 2021-05-10 |
      | C4   | accepted          | 2021-05-12 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @cannot-tell
  Scenario: Without a receipt there is nothing to count from
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act               | ts         |
      | C1   | correction_notice | 2021-05-10 |
      | C1   | accepted          | 2021-05-12 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                 | message                |
      | C1      | cannot_tell | no receipt is recorded | no receipt is recorded |

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock correction
    # 5 working days; from received; judged by the day of correction_notice; 行政许可法32(1)(4)
    # | case                 | received   | due        | correction_notice | outcome                                                   |
    # | due-day-before       | 2021-04-30 | 2021-05-11 | 2021-05-10        | complies                                                  |
    # | due-on-the-day       | 2021-04-30 | 2021-05-11 | 2021-05-11        | complies                                                  |
    # | due-day-after        | 2021-04-30 | 2021-05-11 | 2021-05-12        | flagged: Received 2021-04-30, Accepted 2021-05-14, Lost 8 |
    # | month-end-on-the-day | 2021-05-24 | 2021-05-31 | 2021-05-31        | complies                                                  |
    # | month-end-day-after  | 2021-05-24 | 2021-05-31 | 2021-06-01        | flagged: Received 2021-05-24, Accepted 2021-06-03, Lost 8 |
    # | holiday-on-the-day   | 2021-06-07 | 2021-06-15 | 2021-06-15        | complies                                                  |
    # | holiday-day-after    | 2021-06-07 | 2021-06-15 | 2021-06-16        | flagged: Received 2021-06-07, Accepted 2021-06-18, Lost 8 |
    # | make-up-on-the-day   | 2021-04-30 | 2021-05-11 | 2021-05-11        | complies                                                  |
    # | make-up-day-after    | 2021-04-30 | 2021-05-11 | 2021-05-12        | flagged: Received 2021-04-30, Accepted 2021-05-14, Lost 8 |
    Given today is 2021-06-30
    And the records of case
      | case                 | domain   |
      | due-day-before       | approval |
      | due-on-the-day       | approval |
      | due-day-after        | approval |
      | month-end-on-the-day | approval |
      | month-end-day-after  | approval |
      | holiday-on-the-day   | approval |
      | holiday-day-after    | approval |
      | make-up-on-the-day   | approval |
      | make-up-day-after    | approval |
    And the records of event
      | case                 | act               | ts               |
      | due-day-before       | received          | 2021-04-30 15:00 |
      | due-day-before       | correction_notice | 2021-05-10 09:00 |
      | due-day-before       | accepted          | 2021-05-12 09:00 |
      | due-on-the-day       | received          | 2021-04-30 15:00 |
      | due-on-the-day       | correction_notice | 2021-05-11 09:00 |
      | due-on-the-day       | accepted          | 2021-05-13 09:00 |
      | due-day-after        | received          | 2021-04-30 15:00 |
      | due-day-after        | correction_notice | 2021-05-12 09:00 |
      | due-day-after        | accepted          | 2021-05-14 09:00 |
      | month-end-on-the-day | received          | 2021-05-24 15:00 |
      | month-end-on-the-day | correction_notice | 2021-05-31 09:00 |
      | month-end-on-the-day | accepted          | 2021-06-02 09:00 |
      | month-end-day-after  | received          | 2021-05-24 15:00 |
      | month-end-day-after  | correction_notice | 2021-06-01 09:00 |
      | month-end-day-after  | accepted          | 2021-06-03 09:00 |
      | holiday-on-the-day   | received          | 2021-06-07 15:00 |
      | holiday-on-the-day   | correction_notice | 2021-06-15 09:00 |
      | holiday-on-the-day   | accepted          | 2021-06-17 09:00 |
      | holiday-day-after    | received          | 2021-06-07 15:00 |
      | holiday-day-after    | correction_notice | 2021-06-16 09:00 |
      | holiday-day-after    | accepted          | 2021-06-18 09:00 |
      | make-up-on-the-day   | received          | 2021-04-30 15:00 |
      | make-up-on-the-day   | correction_notice | 2021-05-11 09:00 |
      | make-up-on-the-day   | accepted          | 2021-05-13 09:00 |
      | make-up-day-after    | received          | 2021-04-30 15:00 |
      | make-up-day-after    | correction_notice | 2021-05-12 09:00 |
      | make-up-day-after    | accepted          | 2021-05-14 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Received   | Accepted   | Lost |
      | due-day-after       | flagged | 2021-04-30 | 2021-05-14 | 8    |
      | month-end-day-after | flagged | 2021-05-24 | 2021-06-03 | 8    |
      | holiday-day-after   | flagged | 2021-06-07 | 2021-06-18 | 8    |
      | make-up-day-after   | flagged | 2021-04-30 | 2021-05-14 | 8    |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after
  # oversight specs boundary: end
