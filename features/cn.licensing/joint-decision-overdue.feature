Feature: Joint handling past its 45 working days (Administrative Licensing Law 42(2))
  45 working days from 1 March 2021: 22 in March, 1, 2, 6 to 9, 12 to 16, 19 to 23, 25 (a working
  Sunday) and 26 to 30 April are 44; 1 to 5 May are holidays, so the last one is 6 May. 15 more
  (7, 8, 10 to 14, 17 to 21, 24 to 26 May; the 8th is a working Saturday) end on 26 May.

  Background:
    Given the rule "cn.licensing/joint-decision-overdue"

  @must-fire
  Scenario: A day late; extended and a day late; extended too late; accepted late; still open
    Given today is 2021-06-01
    And the records of case
      | case | domain   | procedure |
      | C1   | approval | joint     |
      | C2   | approval | joint     |
      | C3   | approval | joint     |
      | C4   | approval | joint     |
      | C5   | approval | joint     |
    And the records of event
      | case | act      | ts               |
      | C1   | accepted | 2021-03-01 09:00 |
      | C1   | granted  | 2021-05-07 00:30 |
      | C2   | accepted | 2021-03-01 09:00 |
      | C2   | extend   | 2021-05-06 09:00 |
      | C2   | refused  | 2021-05-27 09:00 |
      | C3   | accepted | 2021-03-01 09:00 |
      | C3   | extend   | 2021-05-07 09:00 |
      | C3   | granted  | 2021-05-08 09:00 |
      | C4   | received | 2021-03-01 09:00 |
      | C4   | accepted | 2021-03-10 09:00 |
      | C4   | granted  | 2021-05-08 09:00 |
      | C5   | accepted | 2021-03-01 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-05-06 | 1    | The joint handling was to end by 2021-05-06; working days late: 1 |
      | C2      | flagged | 2021-05-26 | 1    | The joint handling was to end by 2021-05-26; working days late: 1 |
      | C3      | flagged | 2021-05-06 | 2    | The joint handling was to end by 2021-05-06; working days late: 2 |
      | C4      | flagged | 2021-05-06 | 2    | The joint handling was to end by 2021-05-06; working days late: 2 |
      | C5      | flagged | 2021-05-06 | 19   | The joint handling was to end by 2021-05-06; working days late: 19 |
    And examined are C1 C2 C3 C4 C5

  @must-not-fire
  Scenario: On the last day; with an extension and eight pauses; withdrawn or terminated in time; not joint
    Each of the eight kinds of pause removes a day: eight more after 26 May end on 7 June. C6 says that it is not
    joint, C7 has no other application tied to it, C8 only a penalty; C9 was never accepted.
    Given today is 2021-06-30
    And the records of case
      | case | domain   | procedure | parent_case |
      | C1   | approval | joint     |             |
      | C2   | approval | joint     |             |
      | C3   | approval | joint     |             |
      | C4   | approval | joint     |             |
      | C6   | approval | ordinary  |             |
      | C7   | approval |           | C6          |
      | C8   | approval |           |             |
      | C9   | approval | joint     |             |
      | C10  | penalty  |           | C8          |
      | C11  | penalty  | joint     |             |
      | C12  | penalty  |           |             |
      | C13  | approval | ordinary  | C12         |
      | C14  | approval |           |             |
      | C15  | approval | ordinary  | C14         |
    And the records of event
      | case | act        | ts               |
      | C1   | accepted   | 2021-03-01 09:00 |
      | C1   | granted    | 2021-05-06 23:30 |
      | C2   | accepted   | 2021-03-01 09:00 |
      | C2   | extend     | 2021-05-06 09:00 |
      | C2   | granted    | 2021-06-07 09:00 |
      | C3   | accepted   | 2021-03-01 09:00 |
      | C3   | withdrawn  | 2021-05-06 09:00 |
      | C4   | accepted   | 2021-03-01 09:00 |
      | C4   | terminated | 2021-05-06 09:00 |
      | C6   | accepted   | 2021-03-01 09:00 |
      | C7   | accepted   | 2021-03-01 09:00 |
      | C8   | accepted   | 2021-03-01 09:00 |
      | C9   | received   | 2021-03-01 09:00 |
      | C9   | not_accepted | 2021-03-02 09:00 |
      | C11  | accepted   | 2021-03-01 09:00 |
      | C12  | accepted   | 2021-03-01 09:00 |
      | C14  | received   | 2021-03-01 09:00 |
    And the records of clock_stop
      | case | kind          | start_at   | end_at     |
      | C2   | testing       | 2021-03-10 | 2021-03-11 |
      | C2   | hearing       | 2021-03-11 | 2021-03-12 |
      | C2   | tender        | 2021-03-15 | 2021-03-16 |
      | C2   | auction       | 2021-03-16 | 2021-03-17 |
      | C2   | inspection    | 2021-03-17 | 2021-03-18 |
      | C2   | quarantine    | 2021-03-18 | 2021-03-19 |
      | C2   | appraisal     | 2021-03-22 | 2021-03-23 |
      | C2   | expert_review | 2021-03-23 | 2021-03-24 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4

  @cannot-tell
  Scenario: Other applications are tied to the case, which does not say how it is handled
    C2 was decided on the 45th day: in time, whatever it is.
    Given today is 2021-06-01
    And the records of case
      | case | domain   | procedure | parent_case |
      | C1   | approval |           |             |
      | C2   | approval |           |             |
      | C3   | approval | ordinary  | C1          |
      | C4   | approval | ordinary  | C2          |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C2   | accepted | 2021-03-01 |
      | C2   | granted  | 2021-05-06 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                              | message |
      | C1      | cannot_tell | whether the case is handled jointly is not recorded | whether the case is handled jointly is not recorded |
    And examined are C1 C2

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock decide_joint
    # 45 working days; from accepted; judged by the day of granted; 行政许可法42(2) 45
    # | case                 | accepted   | due        | granted    | outcome                         |
    # | due-day-before       | 2021-03-05 | 2021-05-11 | 2021-05-10 | complies                        |
    # | due-on-the-day       | 2021-03-05 | 2021-05-11 | 2021-05-11 | complies                        |
    # | due-day-after        | 2021-03-05 | 2021-05-11 | 2021-05-12 | flagged: Due 2021-05-11, Late 1 |
    # | month-end-on-the-day | 2021-03-25 | 2021-05-31 | 2021-05-31 | complies                        |
    # | month-end-day-after  | 2021-03-25 | 2021-05-31 | 2021-06-01 | flagged: Due 2021-05-31, Late 1 |
    # | holiday-on-the-day   | 2021-04-09 | 2021-06-15 | 2021-06-15 | complies                        |
    # | holiday-day-after    | 2021-04-09 | 2021-06-15 | 2021-06-16 | flagged: Due 2021-06-15, Late 1 |
    # | make-up-on-the-day   | 2021-03-05 | 2021-05-11 | 2021-05-11 | complies                        |
    # | make-up-day-after    | 2021-03-05 | 2021-05-11 | 2021-05-12 | flagged: Due 2021-05-11, Late 1 |
    Given today is 2021-06-17
    And the records of case
      | case                 | domain   | procedure |
      | due-day-before       | approval | joint     |
      | due-on-the-day       | approval | joint     |
      | due-day-after        | approval | joint     |
      | month-end-on-the-day | approval | joint     |
      | month-end-day-after  | approval | joint     |
      | holiday-on-the-day   | approval | joint     |
      | holiday-day-after    | approval | joint     |
      | make-up-on-the-day   | approval | joint     |
      | make-up-day-after    | approval | joint     |
    And the records of event
      | case                 | act      | ts               |
      | due-day-before       | accepted | 2021-03-05 09:00 |
      | due-day-before       | granted  | 2021-05-10 00:30 |
      | due-on-the-day       | accepted | 2021-03-05 09:00 |
      | due-on-the-day       | granted  | 2021-05-11 00:30 |
      | due-day-after        | accepted | 2021-03-05 09:00 |
      | due-day-after        | granted  | 2021-05-12 00:30 |
      | month-end-on-the-day | accepted | 2021-03-25 09:00 |
      | month-end-on-the-day | granted  | 2021-05-31 00:30 |
      | month-end-day-after  | accepted | 2021-03-25 09:00 |
      | month-end-day-after  | granted  | 2021-06-01 00:30 |
      | holiday-on-the-day   | accepted | 2021-04-09 09:00 |
      | holiday-on-the-day   | granted  | 2021-06-15 00:30 |
      | holiday-day-after    | accepted | 2021-04-09 09:00 |
      | holiday-day-after    | granted  | 2021-06-16 00:30 |
      | make-up-on-the-day   | accepted | 2021-03-05 09:00 |
      | make-up-on-the-day   | granted  | 2021-05-11 00:30 |
      | make-up-day-after    | accepted | 2021-03-05 09:00 |
      | make-up-day-after    | granted  | 2021-05-12 00:30 |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Due        | Late |
      | due-day-after       | flagged | 2021-05-11 | 1    |
      | month-end-day-after | flagged | 2021-05-31 | 1    |
      | holiday-day-after   | flagged | 2021-06-15 | 1    |
      | make-up-day-after   | flagged | 2021-05-11 | 1    |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after

  @boundary
  Scenario: Boundary days of the clock decide_joint, where acceptance is deemed
    # 45 working days; from received; judged by the day of granted; 行政许可法42(2) 45
    # | case                 | received   | due        | granted    | outcome                         |
    # | due-day-before       | 2021-03-05 | 2021-05-11 | 2021-05-10 | complies                        |
    # | due-on-the-day       | 2021-03-05 | 2021-05-11 | 2021-05-11 | complies                        |
    # | due-day-after        | 2021-03-05 | 2021-05-11 | 2021-05-12 | flagged: Due 2021-05-11, Late 1 |
    # | month-end-on-the-day | 2021-03-25 | 2021-05-31 | 2021-05-31 | complies                        |
    # | month-end-day-after  | 2021-03-25 | 2021-05-31 | 2021-06-01 | flagged: Due 2021-05-31, Late 1 |
    # | holiday-on-the-day   | 2021-04-09 | 2021-06-15 | 2021-06-15 | complies                        |
    # | holiday-day-after    | 2021-04-09 | 2021-06-15 | 2021-06-16 | flagged: Due 2021-06-15, Late 1 |
    # | make-up-on-the-day   | 2021-03-05 | 2021-05-11 | 2021-05-11 | complies                        |
    # | make-up-day-after    | 2021-03-05 | 2021-05-11 | 2021-05-12 | flagged: Due 2021-05-11, Late 1 |
    Given today is 2021-06-17
    And the records of case
      | case                 | domain   | procedure |
      | due-day-before       | approval | joint     |
      | due-on-the-day       | approval | joint     |
      | due-day-after        | approval | joint     |
      | month-end-on-the-day | approval | joint     |
      | month-end-day-after  | approval | joint     |
      | holiday-on-the-day   | approval | joint     |
      | holiday-day-after    | approval | joint     |
      | make-up-on-the-day   | approval | joint     |
      | make-up-day-after    | approval | joint     |
    And the records of event
      | case                 | act      | ts               |
      | due-day-before       | received | 2021-03-05 09:00 |
      | due-day-before       | accepted | 2021-03-14 09:00 |
      | due-day-before       | granted  | 2021-05-10 09:00 |
      | due-on-the-day       | received | 2021-03-05 09:00 |
      | due-on-the-day       | accepted | 2021-03-14 09:00 |
      | due-on-the-day       | granted  | 2021-05-11 09:00 |
      | due-day-after        | received | 2021-03-05 09:00 |
      | due-day-after        | accepted | 2021-03-14 09:00 |
      | due-day-after        | granted  | 2021-05-12 09:00 |
      | month-end-on-the-day | received | 2021-03-25 09:00 |
      | month-end-on-the-day | accepted | 2021-04-03 09:00 |
      | month-end-on-the-day | granted  | 2021-05-31 09:00 |
      | month-end-day-after  | received | 2021-03-25 09:00 |
      | month-end-day-after  | accepted | 2021-04-03 09:00 |
      | month-end-day-after  | granted  | 2021-06-01 09:00 |
      | holiday-on-the-day   | received | 2021-04-09 09:00 |
      | holiday-on-the-day   | accepted | 2021-04-18 09:00 |
      | holiday-on-the-day   | granted  | 2021-06-15 09:00 |
      | holiday-day-after    | received | 2021-04-09 09:00 |
      | holiday-day-after    | accepted | 2021-04-18 09:00 |
      | holiday-day-after    | granted  | 2021-06-16 09:00 |
      | make-up-on-the-day   | received | 2021-03-05 09:00 |
      | make-up-on-the-day   | accepted | 2021-03-14 09:00 |
      | make-up-on-the-day   | granted  | 2021-05-11 09:00 |
      | make-up-day-after    | received | 2021-03-05 09:00 |
      | make-up-day-after    | accepted | 2021-03-14 09:00 |
      | make-up-day-after    | granted  | 2021-05-12 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Due        | Late |
      | due-day-after       | flagged | 2021-05-11 | 1    |
      | month-end-day-after | flagged | 2021-05-31 | 1    |
      | holiday-day-after   | flagged | 2021-06-15 | 1    |
      | make-up-day-after   | flagged | 2021-05-11 | 1    |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after
  # oversight specs boundary: end
