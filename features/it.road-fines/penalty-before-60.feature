Feature: Penalty added less than 60 days after the notification
  Of the penalties added. On the sixtieth day after the notification the penalty is allowed:
  for a notification of 3 March 2008 that is 2 May 2008.

  Background:
    Given the rule "it.road-fines/penalty-before-60"
    And today is 2013-06-18

  @must-not-fire
  Scenario: Added on the sixtieth day
    Given the records of event
      | case | act           | ts         | amount |
      | A1   | notified      | 2008-03-03 |        |
      | A1   | penalty_added | 2008-05-02 | 71.50  |
    When the rule is evaluated
    Then nothing is found
    And examined are A1

  @must-fire
  Scenario: Added on the fifty-ninth day, or even before the notification
    Given the records of event
      | case | act           | ts         | amount |
      | A1   | notified      | 2008-03-03 |        |
      | A1   | penalty_added | 2008-05-01 | 71.50  |
      | A2   | penalty_added | 2008-03-01 | 71.50  |
      | A2   | notified      | 2008-03-03 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Notified   | Added      | Days | Earliest   | message |
      | A1      | flagged | 2008-03-03 | 2008-05-01 | 59   | 2008-05-02 | Notified on 2008-03-03, penalty added on 2008-05-01 after 59 days; 2008-05-02 is the earliest |
      | A2      | flagged | 2008-03-03 | 2008-03-01 | -2   | 2008-05-02 | Notified on 2008-03-03, penalty added on 2008-03-01 after -2 days; 2008-05-02 is the earliest |

  @must-not-fire
  Scenario: A fine without a penalty is not examined
    Given the records of event
      | case | act      | ts         |
      | A1   | notified | 2008-03-03 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined

  @cannot-tell
  Scenario: No notification is recorded
    Given the records of event
      | case | act           | ts         | amount |
      | A1   | created       | 2008-01-01 | 35.00  |
      | A1   | penalty_added | 2008-05-01 | 71.50  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                      | message |
      | A1      | cannot_tell | no notification is recorded | no notification is recorded |
