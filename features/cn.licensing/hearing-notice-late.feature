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
