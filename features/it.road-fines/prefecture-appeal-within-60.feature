Feature: Appeal sent to the prefecture more than 60 days after the notification
  Of the appeals sent to the prefecture with a notification. 60 days from 3 March 2008 end on
  2 May 2008. The day on which the offender's appeal was entered is not the day examined.

  Background:
    Given the rule "it.road-fines/prefecture-appeal-within-60"
    And today is 2013-06-18

  @must-not-fire
  Scenario: Sent on the sixtieth day
    Given the records of event
      | case | act                    | ts         |
      | A1   | notified               | 2008-03-03 |
      | A1   | appeal_prefecture_sent | 2008-05-02 |
    When the rule is evaluated
    Then nothing is found
    And examined are A1

  @must-fire
  Scenario: Entered in time, sent on the sixty-first day
    Given the records of event
      | case | act                    | ts         |
      | A1   | notified               | 2008-03-03 |
      | A1   | appeal_prefecture      | 2008-04-01 |
      | A1   | appeal_prefecture_sent | 2008-05-03 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Notified   | Appealed   | Days | Due        | message |
      | A1      | flagged | 2008-03-03 | 2008-05-03 | 61   | 2008-05-02 | Notified on 2008-03-03, appeal allowed until 2008-05-02, sent to the prefecture on 2008-05-03: 61 days |

  @must-not-fire
  Scenario: Neither an appeal without a notification nor one that was only entered is examined
    Given the records of event
      | case | act                    | ts         |
      | A1   | appeal_prefecture_sent | 2008-12-31 |
      | A2   | notified               | 2008-03-03 |
      | A2   | appeal_prefecture      | 2008-12-31 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined

  @cannot-tell
  Scenario: Sent to the prefecture before the fine was notified
    Given the records of event
      | case | act                    | ts         |
      | A1   | appeal_prefecture_sent | 2008-03-02 |
      | A1   | notified               | 2008-03-03 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                      | message |
      | A1      | cannot_tell | the appeal is dated before the notification | the appeal is dated before the notification |

  @must-not-fire
  Scenario: Sent to the prefecture on the very day of the notification
    Given the records of event
      | case | act                    | ts         |
      | A1   | notified               | 2008-03-03 |
      | A1   | appeal_prefecture_sent | 2008-03-03 |
    When the rule is evaluated
    Then nothing is found
    And examined are A1
