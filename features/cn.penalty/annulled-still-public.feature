Feature: Annulled penalty not withdrawn from publication in 3 working days (Administrative Penalty Law 48)
  Annulled on Thursday 30 September 2021: Friday 8, Saturday 9 (worked) and Monday 11 October, after
  the holiday, are the three working days.

  Background:
    Given the rule "cn.penalty/annulled-still-public"

  @must-not-fire
  Scenario: Withdrawn on the third working day, or on the day itself; or the days are not over
    Given today is 2021-10-11
    And the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    And the records of event
      | case | act         | ts               |
      | C1   | published   | 2021-08-02       |
      | C1   | annulled    | 2021-09-30 09:00 |
      | C1   | unpublished | 2021-10-11 23:00 |
      | C2   | published   | 2021-08-02       |
      | C2   | annulled    | 2021-09-30 09:00 |
      | C2   | unpublished | 2021-09-30 08:00 |
      | C3   | published   | 2021-08-02       |
      | C3   | annulled    | 2021-09-30       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @must-fire
  Scenario: Withdrawn on the day after, still public, or published only afterwards
    Given today is 2021-10-13
    And the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    And the records of event
      | case | act         | ts               |
      | C1   | published   | 2021-08-02       |
      | C1   | annulled    | 2021-09-30       |
      | C1   | unpublished | 2021-10-12       |
      | C2   | published   | 2021-08-02       |
      | C2   | annulled    | 2021-09-30       |
      | C3   | annulled    | 2021-09-30       |
      | C3   | published   | 2021-10-08       |
      | C4   | published   | 2021-07-01       |
      | C4   | annulled    | 2021-07-15 00:05 |
      | C4   | unpublished | 2021-07-21       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message                                                                                               |
      | C1      | flagged | 2021-10-11 | 1    | The penalty was annulled and was to be withdrawn from publication by 2021-10-11; working days late: 1 |
      | C2      | flagged | 2021-10-11 | 2    | The penalty was annulled and was to be withdrawn from publication by 2021-10-11; working days late: 2 |
      | C3      | flagged | 2021-10-11 | 2    | The penalty was annulled and was to be withdrawn from publication by 2021-10-11; working days late: 2 |
      | C4      | flagged | 2021-07-20 | 1    | The penalty was annulled and was to be withdrawn from publication by 2021-07-20; working days late: 1 |

  @must-not-fire
  Scenario: Never published, withdrawn before, not annulled, or no penalty case: not looked at
    Given today is 2021-12-31
    And the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | approval |
      | C5   | penalty  |
    And the records of event
      | case | act         | ts         |
      | C1   | annulled    | 2021-09-30 |
      | C2   | published   | 2021-08-02 |
      | C2   | unpublished | 2021-09-29 |
      | C2   | annulled    | 2021-09-30 |
      | C3   | published   | 2021-08-02 |
      | C4   | published   | 2021-08-02 |
      | C4   | annulled    | 2021-09-30 |
      | C5   | published   | 2021-08-02 |
      | C5   | annulled    | 2021-12-30 |
    When the rule is evaluated
    Then nothing is found
    And examined are C5

  @cannot-tell
  Scenario: Annulled on the last day before the limit was law
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act       | ts               |
      | C1   | published | 2021-06-01       |
      | C1   | annulled  | 2021-07-14 23:59 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                            | message                           |
      | C1      | cannot_tell | annulled before the limit was law | annulled before the limit was law |

  @must-not-fire
  Scenario: Withdrawn from publication without having been annulled
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act         | ts         |
      | C1   | published   | 2021-08-02 |
      | C1   | unpublished | 2021-09-30 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
