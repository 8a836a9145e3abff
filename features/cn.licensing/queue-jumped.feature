Feature: Queue order broken for a limited quota (Administrative Licensing Law 57)
  I1 has a quota, in two rounds; I2 has none.

  Background:
    Given the rule "cn.licensing/queue-jumped"
    And today is 2021-12-31
    And the records of item
      | item | version | name | quota |
      | I1   | 1       | Cabs | 5     |
      | I1   | 2       | Cabs | 5     |
      | I2   | 1       | Pubs |       |
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | approval | I1   | 1            |
      | C4   | approval | I1   | 1            |
      | C5   | approval | I1   | 2            |
      | C6   | approval | I1   | 2            |
      | C7   | approval | I2   | 1            |
      | C8   | approval | I2   | 1            |
      | C9   | penalty  | I1   | 1            |

  @must-fire
  Scenario: Eligible, open or refused, and accepted a minute before one that was granted
    C5 and C6 are of another round, and C9, granted last of all, is no licensing case. The first
    acceptance of a case counts.
    Given the records of event
      | case | act      | ts               | outcome |
      | C1   | accepted | 2021-05-06 09:00 |         |
      | C1   | review   | 2021-05-10       | passed  |
      | C2   | accepted | 2021-05-07       |         |
      | C2   | review   | 2021-05-10       | passed  |
      | C2   | refused  | 2021-05-11       |         |
      | C3   | accepted | 2021-05-07 00:01 |         |
      | C3   | accepted | 2021-05-20       |         |
      | C3   | granted  | 2021-05-12       |         |
      | C4   | accepted | 2021-05-06       |         |
      | C4   | granted  | 2021-05-12       |         |
      | C5   | accepted | 2021-05-06       |         |
      | C5   | review   | 2021-05-10       | passed  |
      | C9   | accepted | 2021-06-06       |         |
      | C9   | granted  | 2021-06-12       |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Accepted   | Later      | message                                                                                                         |
      | C1      | flagged | 2021-05-06 | 2021-05-07 | Accepted on 2021-05-06 and found eligible, but not granted, while an application accepted on 2021-05-07 was |
      | C2      | flagged | 2021-05-07 | 2021-05-07 | Accepted on 2021-05-07 and found eligible, but not granted, while an application accepted on 2021-05-07 was |
    And examined are C1 C2 C5

  @must-not-fire
  Scenario: In order; the earlier one not eligible; no quota
    C1 was accepted at the same moment as the last one granted, C2 after it; C4 failed the review,
    and C6 failed a second one.
    Given the records of event
      | case | act      | ts               | outcome |
      | C1   | accepted | 2021-05-07 09:00 |         |
      | C1   | review   | 2021-05-10       | passed  |
      | C2   | accepted | 2021-05-08       |         |
      | C3   | accepted | 2021-05-07 09:00 |         |
      | C3   | granted  | 2021-05-12       |         |
      | C4   | accepted | 2021-05-06       |         |
      | C4   | review   | 2021-05-10       | failed  |
      | C4   | refused  | 2021-05-11       |         |
      | C5   | accepted | 2021-05-07       |         |
      | C5   | granted  | 2021-05-12       |         |
      | C6   | accepted | 2021-05-06       |         |
      | C6   | review   | 2021-05-10       | passed  |
      | C6   | review   | 2021-05-11       | failed  |
      | C7   | accepted | 2021-05-06       |         |
      | C7   | review   | 2021-05-10       | passed  |
      | C8   | accepted | 2021-05-07       |         |
      | C8   | granted  | 2021-05-12       |         |
      | C9   | accepted | 2021-05-06       |         |
      | C9   | review   | 2021-05-10       | passed  |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C4 C6

  @must-not-fire
  Scenario: Granted, withdrawn, terminated or never accepted: not looked at
    Given the records of event
      | case | act        | ts         | outcome |
      | C1   | accepted   | 2021-05-06 |         |
      | C1   | review     | 2021-05-10 | passed  |
      | C1   | withdrawn  | 2021-05-11 |         |
      | C2   | accepted   | 2021-05-06 |         |
      | C2   | review     | 2021-05-10 | passed  |
      | C2   | terminated | 2021-05-11 |         |
      | C3   | accepted   | 2021-05-07 |         |
      | C3   | granted    | 2021-05-12 |         |
      | C4   | received   | 2021-05-06 |         |
      | C4   | review     | 2021-05-10 | passed  |
      | C5   | accepted   | 2021-05-06 |         |
      | C5   | review     | 2021-05-10 | passed  |
      | C6   | accepted   | 2021-05-07 |         |
      | C6   | refused    | 2021-05-12 |         |
    When the rule is evaluated
    Then nothing is found
    And examined are C5 C6

  @cannot-tell
  Scenario: Overtaken, and no outcome of a review is recorded
    C4 was not overtaken.
    Given the records of event
      | case | act      | ts         | outcome |
      | C1   | accepted | 2021-05-06 |         |
      | C1   | refused  | 2021-05-11 | passed  |
      | C2   | accepted | 2021-05-06 |         |
      | C2   | review   | 2021-05-10 |         |
      | C3   | accepted | 2021-05-07 |         |
      | C3   | granted  | 2021-05-12 |         |
      | C4   | accepted | 2021-05-08 |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                             | message                                            |
      | C1      | cannot_tell | whether the applicant was eligible is not recorded | whether the applicant was eligible is not recorded |
      | C2      | cannot_tell | whether the applicant was eligible is not recorded | whether the applicant was eligible is not recorded |

  @must-not-fire
  Scenario: Granted without an acceptance; a case without an item
    Given the records of case
      | case | domain   |
      | C10  | approval |
    And the records of event
      | case | act      | ts         |
      | C1   | granted  | 2021-05-12 |
      | C10  | accepted | 2021-05-06 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
