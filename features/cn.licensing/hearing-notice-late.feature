Feature: Less than 7 working days' notice of a hearing (Administrative Licensing Law 48)
  For a hearing on Wednesday 12 May 2021 count back 11, 10, Saturday 8, which is worked, 7, 6 May,
  30 and 29 April.

  Background:
    Given the rule "cn.licensing/hearing-notice-late"
    And today is 2021-12-31

  @must-not-fire
  Scenario: Notice on the seventh working day before; first notice and first hearing count
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act            | ts               |
      | C1   | hearing_notice | 2021-04-29 23:00 |
      | C1   | hearing        | 2021-05-12 09:00 |
      | C2   | hearing_notice | 2021-04-22       |
      | C2   | hearing_notice | 2021-05-11       |
      | C2   | hearing        | 2021-05-12       |
      | C2   | hearing        | 2021-05-13       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @must-fire
  Scenario: Notice on the sixth, on the day itself, or afterwards
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
    And the records of event
      | case | act            | ts               |
      | C1   | hearing_notice | 2021-04-30 00:05 |
      | C1   | hearing        | 2021-05-12       |
      | C2   | hearing_notice | 2021-05-12 08:00 |
      | C2   | hearing        | 2021-05-12 09:00 |
      | C3   | hearing_notice | 2021-05-13       |
      | C3   | hearing        | 2021-05-12       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Notified   | message                                                                          |
      | C1      | flagged | 2021-04-29 | 2021-04-30 | Notice of the hearing was to be given by 2021-04-29, and was given on 2021-04-30 |
      | C2      | flagged | 2021-04-29 | 2021-05-12 | Notice of the hearing was to be given by 2021-04-29, and was given on 2021-05-12 |
      | C3      | flagged | 2021-04-29 | 2021-05-13 | Notice of the hearing was to be given by 2021-04-29, and was given on 2021-05-13 |

  @must-not-fire
  Scenario: No hearing, no licensing case: nothing to look at
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | penalty  |
      | C3   | approval |
    And the records of event
      | case | act            | ts         |
      | C1   | hearing_notice | 2021-05-11 |
      | C2   | hearing_notice | 2021-05-11 |
      | C2   | hearing        | 2021-05-12 |
      | C3   | hearing_notice | 2021-04-01 |
      | C3   | hearing        | 2021-05-12 |
    When the rule is evaluated
    Then nothing is found
    And examined are C3

  @cannot-tell
  Scenario: No notice on record
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act     | ts         |
      | C1   | hearing | 2021-05-12 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                               | message                              |
      | C1      | cannot_tell | no notice of the hearing is recorded | no notice of the hearing is recorded |

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock permit_hearing_notice
    # 7 working days before; from hearing; judged by the day of hearing_notice; 行政许可法48(1)(1)
    # | case                 | hearing    | due        | hearing_notice | outcome                                      |
    # | due-day-before       | 2021-05-20 | 2021-05-11 | 2021-05-10     | complies                                     |
    # | due-on-the-day       | 2021-05-20 | 2021-05-11 | 2021-05-11     | complies                                     |
    # | due-day-after        | 2021-05-20 | 2021-05-11 | 2021-05-12     | flagged: Due 2021-05-11, Notified 2021-05-12 |
    # | month-end-on-the-day | 2021-06-09 | 2021-05-31 | 2021-05-31     | complies                                     |
    # | month-end-day-after  | 2021-06-09 | 2021-05-31 | 2021-06-01     | flagged: Due 2021-05-31, Notified 2021-06-01 |
    # | holiday-on-the-day   | 2021-06-24 | 2021-06-15 | 2021-06-15     | complies                                     |
    # | holiday-day-after    | 2021-06-24 | 2021-06-15 | 2021-06-16     | flagged: Due 2021-06-15, Notified 2021-06-16 |
    # | make-up-on-the-day   | 2021-09-24 | 2021-09-14 | 2021-09-14     | complies                                     |
    # | make-up-day-after    | 2021-09-24 | 2021-09-14 | 2021-09-15     | flagged: Due 2021-09-14, Notified 2021-09-15 |
    Given today is 2021-12-31
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
      | case                 | act            | ts               |
      | due-day-before       | hearing_notice | 2021-05-10 00:05 |
      | due-day-before       | hearing        | 2021-05-20       |
      | due-on-the-day       | hearing_notice | 2021-05-11 00:05 |
      | due-on-the-day       | hearing        | 2021-05-20       |
      | due-day-after        | hearing_notice | 2021-05-12 00:05 |
      | due-day-after        | hearing        | 2021-05-20       |
      | month-end-on-the-day | hearing_notice | 2021-05-31 00:05 |
      | month-end-on-the-day | hearing        | 2021-06-09       |
      | month-end-day-after  | hearing_notice | 2021-06-01 00:05 |
      | month-end-day-after  | hearing        | 2021-06-09       |
      | holiday-on-the-day   | hearing_notice | 2021-06-15 00:05 |
      | holiday-on-the-day   | hearing        | 2021-06-24       |
      | holiday-day-after    | hearing_notice | 2021-06-16 00:05 |
      | holiday-day-after    | hearing        | 2021-06-24       |
      | make-up-on-the-day   | hearing_notice | 2021-09-14 00:05 |
      | make-up-on-the-day   | hearing        | 2021-09-24       |
      | make-up-day-after    | hearing_notice | 2021-09-15 00:05 |
      | make-up-day-after    | hearing        | 2021-09-24       |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Due        | Notified   |
      | due-day-after       | flagged | 2021-05-11 | 2021-05-12 |
      | month-end-day-after | flagged | 2021-05-31 | 2021-06-01 |
      | holiday-day-after   | flagged | 2021-06-15 | 2021-06-16 |
      | make-up-day-after   | flagged | 2021-09-14 | 2021-09-15 |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after
  # oversight specs boundary: end
