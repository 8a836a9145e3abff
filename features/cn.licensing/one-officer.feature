Feature: Same officer accepts, reviews and decides
  A sign of missing internal control, except for items that are done on the spot.

  Background:
    Given the rule "cn.licensing/one-officer"
    And today is 2021-04-30
    And the records of item
      | item | version | name           | statute_n | statute_unit | instant |
      | I1   | 1       | Ordinary item  | 20        | wd           | false   |
      | I2   | 1       | Done at once   | 1         | wd           | true    |
      | I3   | 1       | Changed item   | 1         | wd           | true    |
      | I3   | 2       | Changed item   | 20        | wd           | false   |
      | I4   | 1       | Nothing stated | 20        | wd           |         |

  @must-fire
  Scenario: One officer on all three acts, among others
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    And the records of event
      | case | act      | ts         | officers |
      | C1   | accepted | 2021-03-01 | P7 P1    |
      | C1   | review   | 2021-03-08 | P7       |
      | C1   | granted  | 2021-03-15 | P2 P7    |
      | C2   | accepted | 2021-03-01 | P3       |
      | C2   | review   | 2021-03-08 | P3       |
      | C2   | refused  | 2021-03-15 | P3       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Officer | message |
      | C1      | flagged | P7      | One officer (P7) accepted, reviewed and decided |
      | C2      | flagged | P3      | One officer (P3) accepted, reviewed and decided |

  @must-not-fire
  Scenario: Two of the three acts by one officer are allowed
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    And the records of event
      | case | act      | ts         | officers |
      | C1   | accepted | 2021-03-01 | P7       |
      | C1   | review   | 2021-03-08 | P7       |
      | C1   | granted  | 2021-03-15 | P2       |
      | C2   | accepted | 2021-03-01 | P7       |
      | C2   | review   | 2021-03-08 | P1       |
      | C2   | granted  | 2021-03-15 | P7       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @must-not-fire
  Scenario: An item done on the spot is left out, by the version that the case was under
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
      | C2   | approval | I3   | 1            |
      | C3   | approval | I2   |              |
    And the records of event
      | case | act      | ts               | officers |
      | C3   | accepted | 2021-03-01 09:00 | P7       |
      | C3   | review   | 2021-03-01 09:05 | P7       |
      | C3   | granted  | 2021-03-01 09:10 | P7       |
      | C1   | accepted | 2021-03-01 09:00 | P7       |
      | C1   | review   | 2021-03-01 09:05 | P7       |
      | C1   | granted  | 2021-03-01 09:10 | P7       |
      | C2   | accepted | 2021-03-01 09:00 | P7       |
      | C2   | review   | 2021-03-01 09:05 | P7       |
      | C2   | granted  | 2021-03-01 09:10 | P7       |
    When the rule is evaluated
    Then nothing is found

  @must-fire
  Scenario: The same item under its later version, or under no stated one, is not done on the spot
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I3   | 2            |
      | C2   | approval | I3   |              |
      | C3   | approval | I4   |              |
    And the records of event
      | case | act      | ts         | officers |
      | C3   | accepted | 2021-03-01 | P7       |
      | C3   | review   | 2021-03-02 | P7       |
      | C3   | granted  | 2021-03-03 | P7       |
      | C1   | accepted | 2021-03-01 | P7       |
      | C1   | review   | 2021-03-02 | P7       |
      | C1   | granted  | 2021-03-03 | P7       |
      | C2   | accepted | 2021-03-01 | P7       |
      | C2   | review   | 2021-03-02 | P7       |
      | C2   | granted  | 2021-03-03 | P7       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Officer | message |
      | C1      | flagged | P7      | One officer (P7) accepted, reviewed and decided |
      | C2      | flagged | P7      | One officer (P7) accepted, reviewed and decided |
      | C3      | flagged | P7      | One officer (P7) accepted, reviewed and decided |

  @must-not-fire
  Scenario: Looked at are licensing cases with all three acts
    C2 has no acceptance, C3 no review, C4 no decision, and C5 is no licensing case.
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | approval | I1   | 1            |
      | C4   | approval | I1   | 1            |
      | C5   | penalty  | I1   | 1            |
    And the records of event
      | case | act       | ts         | officers |
      | C1   | accepted  | 2021-03-01 | P1       |
      | C1   | review    | 2021-03-08 | P2       |
      | C1   | granted   | 2021-03-15 | P3       |
      | C2   | review    | 2021-03-08 | P7       |
      | C2   | granted   | 2021-03-15 | P7       |
      | C3   | accepted  | 2021-03-01 | P7       |
      | C3   | granted   | 2021-03-15 | P7       |
      | C4   | accepted  | 2021-03-01 | P7       |
      | C4   | review    | 2021-03-08 | P7       |
      | C4   | delivered | 2021-03-15 | P7       |
      | C5   | accepted  | 2021-03-01 | P7       |
      | C5   | review    | 2021-03-08 | P7       |
      | C5   | granted   | 2021-03-15 | P7       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-not-fire
  Scenario: An officer who delivers, but does not decide, does not count as deciding
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    And the records of event
      | case | act       | ts         | officers |
      | C1   | accepted  | 2021-03-01 | P7       |
      | C1   | review    | 2021-03-08 | P7       |
      | C1   | granted   | 2021-03-15 | P2       |
      | C1   | delivered | 2021-03-16 | P7       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @cannot-tell
  Scenario: One of the three acts names nobody
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | approval | I1   | 1            |
    And the records of event
      | case | act      | ts         | officers |
      | C1   | accepted | 2021-03-01 |          |
      | C1   | review   | 2021-03-08 | P7       |
      | C1   | granted  | 2021-03-15 | P7       |
      | C2   | accepted | 2021-03-01 | P7       |
      | C2   | review   | 2021-03-08 |          |
      | C2   | granted  | 2021-03-15 | P7       |
      | C3   | accepted | 2021-03-01 | P7       |
      | C3   | review   | 2021-03-08 | P7       |
      | C3   | refused  | 2021-03-15 |          |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                       | message                      |
      | C1      | cannot_tell | the records name no officer  | the records name no officer  |
      | C2      | cannot_tell | the records name no officer  | the records name no officer  |
      | C3      | cannot_tell | the records name no officer  | the records name no officer  |
