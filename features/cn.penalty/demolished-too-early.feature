Feature: Demolished before the time for remedies ended (Administrative Compulsion Law 44)
  Only with consent, or in urgent danger, may an unlawful building be demolished before.

  Background:
    Given the rule "cn.penalty/demolished-too-early"
    And today is 2021-12-31

  @must-fire
  Scenario: Demolished the day before the time ended; the first demolition and the first end count
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
    And the records of event
      | case | act        | ts               | outcome |
      | C1   | demolish   | 2021-08-30 23:59 |         |
      | C1   | demolish   | 2021-10-30       |         |
      | C1   | remedy_end | 2021-08-31 00:00 |         |
      | C1   | remedy_end | 2021-09-30 00:00 |         |
      | C2   | demolish   | 2021-03-01       | done    |
      | C2   | demolish   | 2021-02-01       | danger  |
      | C2   | remedy_end | 2021-08-31       |         |
      | C3   | demolish   | 2021-08-30       |         |
      | C3   | remedy_end | 2021-08-31       |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Demolished | Ends       | message                                                                                         |
      | C1      | flagged | 2021-08-30 | 2021-08-31 | The time for review and suit ended on 2021-08-31, yet the building was demolished on 2021-08-30 |
      | C2      | flagged | 2021-03-01 | 2021-08-31 | The time for review and suit ended on 2021-08-31, yet the building was demolished on 2021-03-01 |
      | C3      | flagged | 2021-08-30 | 2021-08-31 | The time for review and suit ended on 2021-08-31, yet the building was demolished on 2021-08-30 |

  @must-not-fire
  Scenario: Demolished the day after; with consent or in danger, and in other kinds of case, it is not looked at
    Given the records of case
      | case | domain     |
      | C1   | penalty    |
      | C2   | coercion   |
      | C3   | penalty    |
      | C4   | penalty    |
      | C5   | inspection |
      | C6   | penalty    |
    And the records of event
      | case | act        | ts         | outcome |
      | C1   | demolish   | 2021-09-01 |         |
      | C1   | remedy_end | 2021-08-31 |         |
      | C2   | demolish   | 2021-09-01 | done    |
      | C2   | remedy_end | 2021-08-31 |         |
      | C3   | demolish   | 2021-08-01 | consent |
      | C3   | remedy_end | 2021-08-31 |         |
      | C4   | demolish   | 2021-08-01 | danger  |
      | C4   | remedy_end | 2021-08-31 |         |
      | C5   | demolish   | 2021-08-01 |         |
      | C5   | remedy_end | 2021-08-31 |         |
      | C6   | enforce    | 2021-08-01 |         |
      | C6   | remedy_end | 2021-08-31 |         |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @cannot-tell
  Scenario: On the very day, or the end is not recorded
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | coercion |
    And the records of event
      | case | act        | ts               |
      | C1   | demolish   | 2021-08-31 09:00 |
      | C1   | remedy_end | 2021-08-31 23:59 |
      | C2   | demolish   | 2021-08-31       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                            | message                                           |
      | C1      | cannot_tell | demolished on the day on which the remedies ended | demolished on the day on which the remedies ended |
      | C2      | cannot_tell | the end of the remedy period is not recorded      | the end of the remedy period is not recorded      |
