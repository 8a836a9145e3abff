Feature: Activity finished after its due date
  Of the activities that have a due date. The date of finishing counts, not the time of the
  activity; finishing on the due day is in time.

  Background:
    Given the rule "nl.wabo/event-finished-late"
    And today is 2015-08-01
    And the records of case
      | case | domain   |
      | B1   | approval |

  @must-not-fire
  Scenario: Finished on the due day, though its own time is later
    Given the records of event
      | event | case | act      | ts         | doc_no       | due_at              | finished_at         |
      | E1    | B1   | activity | 2014-04-20 | 01_HOOFD_010 | 2014-04-17 09:30:39 | 2014-04-17 16:00:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are E1

  @must-fire
  Scenario: Finished the day after, though its own time is earlier
    Given the records of event
      | event | case | act      | ts         | doc_no       | due_at              | finished_at         |
      | E1    | B1   | activity | 2014-04-11 | 01_HOOFD_010 | 2014-04-17 09:30:39 | 2014-04-18 00:00:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Activity     | Due        | Finished   | Late | message |
      | E1      | flagged | 01_HOOFD_010 | 2014-04-17 | 2014-04-18 | 1    | Activity 01_HOOFD_010 was due on 2014-04-17, finished on 2014-04-18, days late: 1 |

  @must-not-fire
  Scenario: Neither an activity without a due date nor another act is examined
    Given the records of event
      | event | case | act                     | ts         | due_at     | finished_at |
      | E1    | B1   | activity                | 2014-04-11 |            | 2014-04-18  |
      | E2    | B1   | confirmation_of_receipt | 2014-04-11 | 2014-04-12 | 2014-04-18  |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined

  @cannot-tell
  Scenario: When it was finished is not recorded
    Given the records of event
      | event | case | act      | ts         | doc_no       | due_at     |
      | E1    | B1   | activity | 2014-04-18 | 01_HOOFD_010 | 2014-04-17 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                | message |
      | E1      | cannot_tell | no finish is recorded | no finish is recorded |
