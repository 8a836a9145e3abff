Feature: Impossible time order
  Received, accepted, reviewed, decided, then delivered and published: recorded times that run
  backwards by more than a minute are impossible.

  Background:
    Given the rule "cn.licensing/time-order"
    And today is 2021-04-30

  @must-not-fire
  Scenario: Steps in order, some at the same moment, delivery and publication either way round
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act       | ts               |
      | C1   | received  | 2021-03-01 09:00 |
      | C1   | accepted  | 2021-03-01 09:00 |
      | C1   | review    | 2021-03-08 10:00 |
      | C1   | granted   | 2021-03-15 11:00 |
      | C1   | delivered | 2021-03-16 09:00 |
      | C1   | published | 2021-03-17 09:00 |
      | C2   | received  | 2021-03-01       |
      | C2   | accepted  | 2021-03-02       |
      | C2   | refused   | 2021-03-15       |
      | C2   | published | 2021-03-16       |
      | C2   | delivered | 2021-03-17       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @must-not-fire
  Scenario: One minute is what clocks may differ
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act      | ts                  |
      | C1   | accepted | 2021-03-01 09:01:00 |
      | C1   | review   | 2021-03-01 09:00:00 |
      | C1   | granted  | 2021-03-02 09:00:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-fire
  Scenario: A minute and a second are more
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act      | ts                  |
      | C1   | accepted | 2021-03-01 09:01:01 |
      | C1   | review   | 2021-03-01 09:00:00 |
      | C1   | granted  | 2021-03-02 09:00:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Before   | After  | message |
      | C1      | flagged | accepted | review | 'review' is recorded earlier than 'accepted', which must come before it |

  @must-fire
  Scenario: An indirect pair shows too, across the end of the month
    There is no review; the decision of 31 March stands before the acceptance of 1 April.
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act      | ts               |
      | C1   | accepted | 2021-04-01 08:00 |
      | C1   | granted  | 2021-03-31 17:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Before   | After   | message |
      | C1      | flagged | accepted | granted | 'granted' is recorded earlier than 'accepted', which must come before it |

  @must-fire
  Scenario: A step that is out of order with several others is one finding that counts them
    Published before all else: earlier than received, accepted, review and granted.
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act       | ts         |
      | C1   | received  | 2021-03-01 |
      | C1   | accepted  | 2021-03-02 |
      | C1   | review    | 2021-03-08 |
      | C1   | granted   | 2021-03-15 |
      | C1   | published | 2021-02-26 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Before   | After     | more | message |
      | C1      | flagged | accepted | published | 3    | 'published' is recorded earlier than 'accepted', which must come before it |

  @must-not-fire
  Scenario: The first record of an act counts, a repeated one does not
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-03-02 |
      | C1   | review   | 2021-03-08 |
      | C1   | granted  | 2021-03-15 |
      | C1   | review   | 2021-03-22 |
    When the rule is evaluated
    Then nothing is found

  @must-not-fire
  Scenario: Undecided cases and cases of other domains are not looked at
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | penalty  |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-03-02 |
      | C1   | granted  | 2021-03-15 |
      | C2   | accepted | 2021-03-02 |
      | C2   | review   | 2021-03-01 |
      | C3   | accepted | 2021-03-02 |
      | C3   | granted  | 2021-03-01 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @cannot-tell
  Scenario: No acceptance is recorded, though a reversal among the other steps still shows
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act      | ts         |
      | C1   | received | 2021-03-01 |
      | C1   | granted  | 2021-03-15 |
      | C2   | received | 2021-03-15 |
      | C2   | granted  | 2021-03-01 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Before   | After   | reason                    | message |
      | C1      | cannot_tell |          |         | no acceptance is recorded | no acceptance is recorded |
      | C2      | flagged     | received | granted |                           | 'granted' is recorded earlier than 'received', which must come before it |

  @cannot-tell
  Scenario: Nothing is recorded but the decision; or nothing at all
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act     | ts         |
      | C1   | granted | 2021-03-10 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                     |
      | C1      | cannot_tell | no acceptance is recorded |
    And examined are C1

  @must-fire
  Scenario: Each step that comes after another, more than a minute before it, and nothing else amiss
    Where something must lie between, it lies within the minute on either side.
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
      | C5   | approval |
      | C6   | approval |
      | C7   | approval |
      | C8   | approval |
      | C9   | approval |
      | C10  | approval |
      | C11  | approval |
      | C12  | approval |
      | C13  | approval |
      | C14  | approval |
      | C15  | approval |
      | C16  | approval |
      | C17  | approval |
      | C18  | approval |
      | C19  | approval |
    And the records of event
      | case | act       | ts                  |
      | C1   | accepted  | 2021-03-10 10:00:00 |
      | C1   | received  | 2021-03-10 10:01:01 |
      | C1   | granted   | 2021-03-10 11:00:00 |
      | C2   | review    | 2021-03-10 10:00:00 |
      | C2   | received  | 2021-03-10 10:01:01 |
      | C2   | granted   | 2021-03-10 11:00:00 |
      | C3   | granted   | 2021-03-10 10:00:00 |
      | C3   | received  | 2021-03-10 10:01:01 |
      | C4   | refused   | 2021-03-10 10:00:00 |
      | C4   | received  | 2021-03-10 10:01:01 |
      | C5   | delivered | 2021-03-10 10:00:00 |
      | C5   | granted   | 2021-03-10 10:00:45 |
      | C5   | received  | 2021-03-10 10:01:30 |
      | C6   | published | 2021-03-10 10:00:00 |
      | C6   | granted   | 2021-03-10 10:00:45 |
      | C6   | received  | 2021-03-10 10:01:30 |
      | C7   | review    | 2021-03-10 10:00:00 |
      | C7   | accepted  | 2021-03-10 10:01:01 |
      | C7   | granted   | 2021-03-10 11:00:00 |
      | C8   | granted   | 2021-03-10 10:00:00 |
      | C8   | accepted  | 2021-03-10 10:01:01 |
      | C9   | refused   | 2021-03-10 10:00:00 |
      | C9   | accepted  | 2021-03-10 10:01:01 |
      | C10  | delivered | 2021-03-10 10:00:00 |
      | C10  | granted   | 2021-03-10 10:00:45 |
      | C10  | accepted  | 2021-03-10 10:01:30 |
      | C11  | published | 2021-03-10 10:00:00 |
      | C11  | granted   | 2021-03-10 10:00:45 |
      | C11  | accepted  | 2021-03-10 10:01:30 |
      | C12  | granted   | 2021-03-10 10:00:00 |
      | C12  | review    | 2021-03-10 10:01:01 |
      | C13  | refused   | 2021-03-10 10:00:00 |
      | C13  | review    | 2021-03-10 10:01:01 |
      | C14  | delivered | 2021-03-10 10:00:00 |
      | C14  | granted   | 2021-03-10 10:00:45 |
      | C14  | review    | 2021-03-10 10:01:30 |
      | C15  | published | 2021-03-10 10:00:00 |
      | C15  | granted   | 2021-03-10 10:00:45 |
      | C15  | review    | 2021-03-10 10:01:30 |
      | C16  | delivered | 2021-03-10 10:00:00 |
      | C16  | granted   | 2021-03-10 10:01:01 |
      | C17  | published | 2021-03-10 10:00:00 |
      | C17  | granted   | 2021-03-10 10:01:01 |
      | C18  | delivered | 2021-03-10 10:00:00 |
      | C18  | refused   | 2021-03-10 10:01:01 |
      | C19  | published | 2021-03-10 10:00:00 |
      | C19  | refused   | 2021-03-10 10:01:01 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Before   | After     |
      | C1      | flagged | received | accepted  |
      | C2      | flagged | received | review    |
      | C3      | flagged | received | granted   |
      | C4      | flagged | received | refused   |
      | C5      | flagged | received | delivered |
      | C6      | flagged | received | published |
      | C7      | flagged | accepted | review    |
      | C8      | flagged | accepted | granted   |
      | C9      | flagged | accepted | refused   |
      | C10     | flagged | accepted | delivered |
      | C11     | flagged | accepted | published |
      | C12     | flagged | review   | granted   |
      | C13     | flagged | review   | refused   |
      | C14     | flagged | review   | delivered |
      | C15     | flagged | review   | published |
      | C16     | flagged | granted  | delivered |
      | C17     | flagged | granted  | published |
      | C18     | flagged | refused  | delivered |
      | C19     | flagged | refused  | published |
