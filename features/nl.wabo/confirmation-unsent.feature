Feature: Confirmation of receipt never sent
  Of the receipt cases whose receipt is confirmed, those that ended without the confirmation
  having been printed and sent.

  Background:
    Given the rule "nl.wabo/confirmation-unsent"
    And today is 2012-01-23

  @must-fire
  Scenario: Confirmed and ended, never sent
    Given the records of case
      | case | domain   | opened_at        | closed_at        |
      | R1   | approval | 2011-10-11 13:42 | 2011-11-17 07:53 |
    And the records of event
      | case | act                     | ts               |
      | R1   | confirmation_of_receipt | 2011-10-11 13:45 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Confirmed  | Ended      | message |
      | R1      | flagged | 2011-10-11 | 2011-11-17 | Receipt confirmed on 2011-10-11, the case ended on 2011-11-17, and the confirmation was never sent |

  @must-not-fire
  Scenario: Sent, even after the end; or not confirmed at all, which is another rule's
    Given the records of case
      | case | domain   | opened_at  | closed_at  |
      | R1   | approval | 2011-10-11 | 2011-11-17 |
      | R2   | approval | 2011-10-11 | 2011-11-17 |
    And the records of event
      | case | act                     | ts         |
      | R1   | confirmation_of_receipt | 2011-10-11 |
      | R1   | confirmation_sent       | 2011-11-18 |
    When the rule is evaluated
    Then nothing is found
    And examined are R1

  @cannot-tell
  Scenario: While the case is open it may still be sent
    Given the records of case
      | case | domain   | opened_at  |
      | R1   | approval | 2011-10-11 |
    And the records of event
      | case | act                     | ts         |
      | R1   | confirmation_of_receipt | 2011-10-11 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                 | message |
      | R1      | cannot_tell | the case is still open | the case is still open |

  @must-not-fire
  Scenario: Sent while the case is open; a case that is no permit
    Given the records of case
      | case | domain   | opened_at  |
      | R1   | approval | 2011-10-11 |
      | R2   | penalty  | 2011-10-11 |
    And the records of event
      | case | act                     | ts         |
      | R1   | confirmation_of_receipt | 2011-10-11 |
      | R1   | confirmation_sent       | 2011-10-12 |
      | R2   | confirmation_of_receipt | 2011-10-11 |
    When the rule is evaluated
    Then nothing is found
    And examined are R1
