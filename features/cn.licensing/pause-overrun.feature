Feature: Pause longer than announced (Administrative Licensing Law 45)
  From Friday 17 September 2021: the 18th is a working Saturday, the 20th and 21st are holidays;
  three working days end on the 23rd.

  Background:
    Given the rule "cn.licensing/pause-overrun"
    And today is 2021-09-26

  @must-fire
  Scenario: A day too long (C1); still going on (C2); the first of two that were too long (C3)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
    And the records of clock_stop
      | case | kind    | start_at         | end_at           | promised_days |
      | C1   | testing | 2021-09-17 16:00 | 2021-09-24 00:30 | 3             |
      | C2   | other   | 2021-09-17 16:00 |                  | 4             |
      | C3   | hearing | 2021-09-22 16:00 | 2021-09-24 16:00 | 1             |
      | C3   | testing | 2021-09-08 16:00 | 2021-09-10 16:00 | 1             |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Start      | Announced | Taken | more | message |
      | C1      | flagged | 2021-09-17 | 3         | 4     |      | The clock was paused from 2021-09-17 for 3 working days, and the pause took 4 |
      | C2      | flagged | 2021-09-17 | 4         | 5     |      | The clock was paused from 2021-09-17 for 4 working days, and the pause took 5 |
      | C3      | flagged | 2021-09-08 | 1         | 2     | 1    | The clock was paused from 2021-09-08 for 1 working days, and the pause took 2 |
    And examined are C1 C2 C3

  @must-not-fire
  Scenario: As announced (C1); still within what was announced (C2); not paused (C3), no licensing (C4)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | penalty  |
    And the records of clock_stop
      | case | kind    | start_at         | end_at           | promised_days |
      | C1   | testing | 2021-09-17 16:00 | 2021-09-23 23:30 | 3             |
      | C2   | testing | 2021-09-17 16:00 |                  | 5             |
      | C4   | testing | 2021-09-01 16:00 | 2021-09-23 16:00 | 1             |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @cannot-tell
  Scenario: The announced length is not recorded
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of clock_stop
      | case | kind    | start_at   | end_at     | promised_days |
      | C1   | testing | 2021-09-01 | 2021-09-23 |               |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                               | message |
      | C1      | cannot_tell | the announced length is not recorded | the announced length is not recorded |
