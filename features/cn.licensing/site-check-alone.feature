Feature: Checked on site by fewer than two officers (Administrative Licensing Law 34(3))

  Background:
    Given the rule "cn.licensing/site-check-alone"
    And today is 2021-04-30

  @must-fire
  Scenario: One officer (C1); two checks by one officer each (C2); a second check alone (C3); one named twice (C4)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
    And the records of event
      | case | act        | ts               | officers |
      | C1   | site_check | 2021-03-31 23:30 | Wang     |
      | C1   | review     | 2021-03-31 23:45 | Li Wang  |
      | C2   | site_check | 2021-03-10 09:00 | Wang     |
      | C2   | site_check | 2021-03-11 09:00 | Li       |
      | C3   | site_check | 2021-03-10 09:00 | Wang Li  |
      | C3   | site_check | 2021-03-11 09:00 | Wang     |
      | C4   | site_check | 2021-03-10 09:00 | Li Li    |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Day        | Officers | more | message |
      | C1      | flagged | 2021-03-31 | 1        |      | Officers at the check on site on 2021-03-31: 1 |
      | C2      | flagged | 2021-03-10 | 1        | 1    | Officers at the check on site on 2021-03-10: 1 |
      | C3      | flagged | 2021-03-11 | 1        |      | Officers at the check on site on 2021-03-11: 1 |
      | C4      | flagged | 2021-03-10 | 1        |      | Officers at the check on site on 2021-03-10: 1 |
    And examined are C1 C2 C3 C4

  @must-not-fire
  Scenario: Two officers or three; not checked on site (C3), no licensing (C4)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | penalty  |
    And the records of event
      | case | act        | ts         | officers      |
      | C1   | site_check | 2021-03-10 | Wang Li       |
      | C1   | review     | 2021-03-11 | Wang          |
      | C2   | site_check | 2021-03-10 | Wang Li Zhang |
      | C3   | review     | 2021-03-10 | Wang          |
      | C4   | site_check | 2021-03-10 | Wang          |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @cannot-tell
  Scenario: A check names nobody
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act        | ts         | officers |
      | C1   | site_check | 2021-03-10 | Wang Li  |
      | C1   | site_check | 2021-03-11 |          |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                       | message |
      | C1      | cannot_tell | the records name no officer  | the records name no officer |

  @cannot-tell
  Scenario: The only check names nobody
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act        | ts         |
      | C1   | site_check | 2021-03-10 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                       |
      | C1      | cannot_tell | the records name no officer |
