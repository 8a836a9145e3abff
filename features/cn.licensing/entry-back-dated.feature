Feature: Back-dated entry
  After Friday 30 April 2021 the third working day is Saturday 8 May, which is worked. I1 was
  promised in 10 working days and must be decided in 20: accepted on 1 March, by 29 March.

  Background:
    Given the rule "cn.licensing/entry-back-dated"
    And today is 2021-12-31
    And the records of item
      | item | version | name | statute_n | statute_unit | promise_n | promise_unit |
      | I1   | 1       | Item | 20        | wd           | 10        | wd           |

  @must-fire
  Scenario: Entered on the fourth working day; or a day after the limit that it is dated within
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | approval | I1   | 1            |
      | C4   | approval | I1   | 1            |
      | C5   | approval | I1   | 1            |
    And the records of event
      | case | act        | ts               | recorded_at      |
      | C1   | received   | 2021-04-30 23:00 | 2021-05-09       |
      | C1   | review     | 2021-04-30       | 2021-05-10       |
      | C1   | published  | 2021-04-30       | 2021-05-11       |
      | C2   | accepted   | 2021-03-01       | 2021-03-01       |
      | C2   | granted    | 2021-03-29       | 2021-03-30 00:00 |
      | C3   | accepted   | 2021-03-01       | 2021-03-01       |
      | C3   | refused    | 2021-03-26       | 2021-03-30       |
      | C4   | accepted   | 2021-03-01       | 2021-03-01       |
      | C4   | withdrawn  | 2021-03-29       | 2021-03-30       |
      | C5   | accepted   | 2021-03-01       | 2021-03-01       |
      | C5   | terminated | 2021-03-29       | 2021-03-30       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Act        | Day        | Entered    | more | message                                               |
      | C1      | flagged | published  | 2021-04-30 | 2021-05-11 | 1    | 'published' of 2021-04-30 was entered only on 2021-05-11  |
      | C2      | flagged | granted    | 2021-03-29 | 2021-03-30 |      | 'granted' of 2021-03-29 was entered only on 2021-03-30    |
      | C3      | flagged | refused    | 2021-03-26 | 2021-03-30 |      | 'refused' of 2021-03-26 was entered only on 2021-03-30    |
      | C4      | flagged | withdrawn  | 2021-03-29 | 2021-03-30 |      | 'withdrawn' of 2021-03-29 was entered only on 2021-03-30  |
      | C5      | flagged | terminated | 2021-03-29 | 2021-03-30 |      | 'terminated' of 2021-03-29 was entered only on 2021-03-30 |

  @must-not-fire
  Scenario: Entered on the third working day; the decision on the due day, or dated after it
    C4's other act is not one that ends the case, C5 is no licensing case, and C6 has no acts.
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | approval | I1   | 1            |
      | C4   | approval | I1   | 1            |
      | C5   | penalty  | I1   | 1            |
      | C6   | approval | I1   | 1            |
    And the records of event
      | case | act      | ts         | recorded_at      |
      | C1   | received | 2021-04-30 | 2021-05-08 23:59 |
      | C2   | accepted | 2021-03-01 | 2021-03-01       |
      | C2   | granted  | 2021-03-26 | 2021-03-29 23:59 |
      | C3   | accepted | 2021-03-01 | 2021-03-01       |
      | C3   | granted  | 2021-03-30 | 2021-03-31       |
      | C4   | accepted | 2021-03-01 | 2021-03-01       |
      | C4   | review   | 2021-03-29 | 2021-03-30       |
      | C5   | accepted | 2021-03-01 | 2021-03-31       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4

  @cannot-tell
  Scenario: An act has no recording time, though another may show it
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    And the records of event
      | case | act      | ts         | recorded_at |
      | C1   | received | 2021-04-30 | 2021-04-30  |
      | C1   | accepted | 2021-05-06 |             |
      | C2   | received | 2021-04-30 |             |
      | C2   | accepted | 2021-05-06 | 2021-05-31  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Act      | Day        | Entered    | reason                       | message                                                  |
      | C1      | cannot_tell |          |            |            | an act has no recording time | an act has no recording time                             |
      | C2      | flagged     | accepted | 2021-05-06 | 2021-05-31 |                              | 'accepted' of 2021-05-06 was entered only on 2021-05-31 |

  @cannot-tell @must-not-fire
  Scenario: No recording time at all; a decision without a limit, entered on its day
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act      | ts         | recorded_at |
      | C1   | accepted | 2021-03-01 |             |
      | C2   | granted  | 2021-03-29 | 2021-03-29  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                        |
      | C1      | cannot_tell | an act has no recording time |
    And examined are C1 C2
