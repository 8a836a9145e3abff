Feature: Less than 7 working days' notice of a hearing (Administrative Penalty Law 64)
  For a hearing on Tuesday 28 September 2021 count back 27, Sunday 26, which is worked, 24, 23, 22,
  Saturday 18, which is worked, and 17 September.

  Background:
    Given the rule "cn.penalty/hearing-notice-late"
    And today is 2021-12-31

  @must-not-fire
  Scenario: Notice on the seventh working day before; first notice and first hearing count
    C3: the first day of the new law, and 6 July is seven working days before.
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    And the records of event
      | case | act            | ts               |
      | C1   | hearing_notice | 2021-09-17 23:00 |
      | C1   | hearing        | 2021-09-28 09:00 |
      | C2   | hearing_notice | 2021-09-10       |
      | C2   | hearing_notice | 2021-09-27       |
      | C2   | hearing        | 2021-09-28       |
      | C2   | hearing        | 2021-09-29       |
      | C3   | hearing_notice | 2021-07-06       |
      | C3   | hearing        | 2021-07-15       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @must-fire
  Scenario: Notice on the sixth, on the day itself, or afterwards; on the first day of the new law
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    And the records of event
      | case | act            | ts               |
      | C1   | hearing_notice | 2021-09-18 00:05 |
      | C1   | hearing        | 2021-09-28       |
      | C2   | hearing_notice | 2021-09-28 08:00 |
      | C2   | hearing        | 2021-09-28 09:00 |
      | C3   | hearing_notice | 2021-09-29       |
      | C3   | hearing        | 2021-09-28       |
      | C4   | hearing_notice | 2021-07-07       |
      | C4   | hearing        | 2021-07-15       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Notified   | message                                                                          |
      | C1      | flagged | 2021-09-17 | 2021-09-18 | Notice of the hearing was to be given by 2021-09-17, and was given on 2021-09-18 |
      | C2      | flagged | 2021-09-17 | 2021-09-28 | Notice of the hearing was to be given by 2021-09-17, and was given on 2021-09-28 |
      | C3      | flagged | 2021-09-17 | 2021-09-29 | Notice of the hearing was to be given by 2021-09-17, and was given on 2021-09-29 |
      | C4      | flagged | 2021-07-06 | 2021-07-07 | Notice of the hearing was to be given by 2021-07-06, and was given on 2021-07-07 |

  @must-not-fire
  Scenario: No hearing, no penalty case: nothing to look at
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | approval |
      | C3   | penalty  |
    And the records of event
      | case | act            | ts         |
      | C1   | hearing_notice | 2021-09-27 |
      | C2   | hearing_notice | 2021-09-27 |
      | C2   | hearing        | 2021-09-28 |
      | C3   | hearing_notice | 2021-09-01 |
      | C3   | hearing        | 2021-09-28 |
    When the rule is evaluated
    Then nothing is found
    And examined are C3

  @cannot-tell
  Scenario: No notice on record; held on the last day of the old law
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    And the records of event
      | case | act            | ts         |
      | C1   | hearing        | 2021-09-28 |
      | C2   | hearing_notice | 2021-07-13 |
      | C2   | hearing        | 2021-07-14 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                     | message                                    |
      | C1      | cannot_tell | no notice of the hearing is recorded       | no notice of the hearing is recorded       |
      | C2      | cannot_tell | held before the limit was in working days  | held before the limit was in working days  |
