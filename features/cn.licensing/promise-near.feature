Feature: Near the promised limit
  A reminder while the case is open: one working day or less is left, or nine tenths of the
  promised time are used. A promise of 20 working days from Wednesday 1 September 2021 ends on
  29 September: Saturday 18 and Sunday 26 September are worked, 20 and 21 are the Mid-Autumn
  holiday. By 24 September 16 days are used, by the 26th 17, by the 27th 18, by the 28th 19.

  Background:
    Given the rule "cn.licensing/promise-near"
    And the records of item
      | item | version | name          | statute_n | statute_unit | promise_n | promise_unit |
      | I20  | 1       | Long promise  | 30        | wd           | 20        | wd           |
      | I5   | 1       | Short promise | 20        | wd           | 5         | wd           |
      | I0   | 1       | No promise    | 20        | wd           |           |              |

  @must-fire
  Scenario: Nine tenths are used though two working days are left
    Given today is 2021-09-27
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I20  | 1            |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-01 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Left | message |
      | C1      | flagged | 2021-09-29 | 2    | A decision is promised by 2021-09-29; working days left: 2 |

  @must-not-fire
  Scenario: The working Sunday before, 17 of 20 days are used
    Given today is 2021-09-26
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I20  | 1            |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-01 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-fire
  Scenario: One working day is left though only four fifths are used
    Five working days from Monday 13 September end on Saturday 18 September, which is worked.
    Given today is 2021-09-17
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I5   | 1            |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-13 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Left | message |
      | C1      | flagged | 2021-09-18 | 1    | A decision is promised by 2021-09-18; working days left: 1 |

  @must-fire
  Scenario: The due day itself is the last day of reminding
    Given today is 2021-09-18
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I5   | 1            |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-13 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Left | message |
      | C1      | flagged | 2021-09-18 | 0    | A decision is promised by 2021-09-18; working days left: 0 |

  @must-not-fire
  Scenario: The day after the due day is no longer near but late, which another rule says
    Given today is 2021-09-19
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I5   | 1            |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-13 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-not-fire
  Scenario: An inspection that still runs holds the promise
    Paused since 15 September with two days used, so three are left on the 18th.
    Given today is 2021-09-18
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I5   | 1            |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-13 |
    And the records of clock_stop
      | case | kind       | start_at   |
      | C1   | inspection | 2021-09-15 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-not-fire
  Scenario: A case that is over needs no reminder, nor one not yet accepted, nor a penalty case
    Given today is 2021-09-17
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I5   | 1            |
      | C2   | approval | I5   | 1            |
      | C3   | approval | I5   | 1            |
      | C4   | approval | I5   | 1            |
      | C5   | approval | I5   | 1            |
      | C6   | penalty  | I5   | 1            |
      | C7   | approval | I20  | 1            |
    And the records of event
      | case | act        | ts         |
      | C1   | accepted   | 2021-09-13 |
      | C1   | granted    | 2021-09-17 |
      | C2   | accepted   | 2021-09-13 |
      | C2   | refused    | 2021-09-17 |
      | C3   | accepted   | 2021-09-13 |
      | C3   | withdrawn  | 2021-09-17 |
      | C4   | accepted   | 2021-09-13 |
      | C4   | terminated | 2021-09-17 |
      | C5   | received   | 2021-09-13 |
      | C6   | accepted   | 2021-09-13 |
      | C7   | accepted   | 2021-09-13 |
    When the rule is evaluated
    Then nothing is found
    And examined are C7

  @cannot-tell
  Scenario: The catalogue promises nothing for the item
    Given today is 2021-09-17
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I0   | 1            |
      | C2   | approval |      |              |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-13 |
      | C2   | accepted | 2021-09-13 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                | message                               |
      | C1      | cannot_tell | the catalogue gives no promised limit | the catalogue gives no promised limit |
      | C2      | cannot_tell | the catalogue gives no promised limit | the catalogue gives no promised limit |

  @must-not-fire
  Scenario: Two working days are left, and not yet four fifths are used
    Given today is 2021-09-16
    And the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I5   | 1            |
    And the records of event
      | case | act      | ts         |
      | C1   | accepted | 2021-09-13 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1
