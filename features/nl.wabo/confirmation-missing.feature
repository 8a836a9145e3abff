Feature: Confirmation of receipt missing
  Of the receipt cases, those of which steps are recorded but no confirmation of receipt.

  Background:
    Given the rule "nl.wabo/confirmation-missing"
    And today is 2012-01-23

  @must-fire
  Scenario: Sent and checked, but never confirmed
    Given the records of case
      | case | domain   | opened_at        |
      | R1   | approval | 2011-10-11 13:42 |
    And the records of event
      | case | act                    | ts         |
      | R1   | confirmation_sent      | 2011-10-12 |
      | R1   | stop_advice_determined | 2011-10-12 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Started    | Steps | message |
      | R1      | flagged | 2011-10-11 | 2     | Started on 2011-10-11, 2 steps recorded, none of them the confirmation of receipt |

  @must-not-fire
  Scenario: Confirmed
    Given the records of case
      | case | domain   | opened_at        |
      | R1   | approval | 2011-10-11 13:42 |
    And the records of event
      | case | act                     | ts         |
      | R1   | confirmation_of_receipt | 2011-10-11 |
    When the rule is evaluated
    Then nothing is found
    And examined are R1

  @cannot-tell
  Scenario: No step is recorded, or no start
    Given the records of case
      | case | domain   | opened_at        |
      | R1   | approval | 2011-10-11 13:42 |
      | R2   | approval |                  |
    And the records of event
      | case | act               | ts         |
      | R2   | confirmation_sent | 2011-10-12 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                          | message |
      | R1      | cannot_tell | nothing is recorded of the case | nothing is recorded of the case |
      | R2      | cannot_tell | no start is recorded            | no start is recorded |

  @must-not-fire
  Scenario: Confirmed without a recorded start; a case that is no permit; a log of activities
    Given the records of case
      | case | domain   | opened_at        |
      | R1   | approval |                  |
      | R2   | penalty  | 2011-10-11 13:42 |
      | R3   | approval | 2011-10-11 13:42 |
    And the records of event
      | case | act                     | ts         |
      | R1   | confirmation_of_receipt | 2011-10-11 |
      | R2   | confirmation_sent       | 2011-10-12 |
      | R3   | activity                | 2011-10-12 |
    When the rule is evaluated
    Then nothing is found
    And examined are R1
