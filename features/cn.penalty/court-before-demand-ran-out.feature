Feature: Court asked before 10 working days after the demand (Administrative Compulsion Law 54)
  Served on Tuesday 14 September 2021: 15 to 18 (the Saturday is worked), 22 to 24, 26 (a Sunday,
  worked), 27 and 28 September are the ten working days.

  Background:
    Given the rule "cn.penalty/court-before-demand-ran-out"
    And today is 2021-12-31

  @must-not-fire
  Scenario: Asked on the eleventh working day
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | coercion |
    And the records of event
      | case | act           | ts               |
      | C1   | demand        | 2021-09-13       |
      | C1   | demand_served | 2021-09-14 16:00 |
      | C1   | court_apply   | 2021-09-29 08:00 |
      | C2   | demand_served | 2021-09-14       |
      | C2   | demand_served | 2021-09-28       |
      | C2   | court_apply   | 2021-09-29       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @must-fire
  Scenario: Asked on the tenth, or before the demand was served; the first application counts
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
    And the records of event
      | case | act           | ts               |
      | C1   | demand_served | 2021-09-14       |
      | C1   | court_apply   | 2021-09-28 23:00 |
      | C1   | court_apply   | 2021-10-28       |
      | C2   | demand_served | 2021-09-14       |
      | C2   | court_apply   | 2021-09-10       |
      | C3   | demand_served | 2021-09-14       |
      | C3   | court_apply   | 2021-09-15       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Applied    | message                                                                            |
      | C1      | flagged | 2021-09-28 | 2021-09-28 | The demand gave until 2021-09-28, yet the court was asked to enforce on 2021-09-28 |
      | C2      | flagged | 2021-09-28 | 2021-09-10 | The demand gave until 2021-09-28, yet the court was asked to enforce on 2021-09-10 |
      | C3      | flagged | 2021-09-28 | 2021-09-15 | The demand gave until 2021-09-28, yet the court was asked to enforce on 2021-09-15 |

  @must-not-fire
  Scenario: Without a demand, without an application, in other kinds of case: nothing to look at here
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | approval |
      | C4   | penalty  |
      | C5   | penalty  |
      | C6   | approval |
    And the records of event
      | case | act           | ts         |
      | C5   | demand        | 2021-09-14 |
      | C6   | demand        | 2021-09-14 |
      | C6   | court_apply   | 2021-09-15 |
      | C1   | court_apply   | 2021-09-15 |
      | C2   | demand_served | 2021-09-14 |
      | C3   | demand_served | 2021-09-14 |
      | C3   | court_apply   | 2021-09-15 |
      | C4   | demand_served | 2021-09-14 |
      | C4   | court_apply   | 2021-10-15 |
    When the rule is evaluated
    Then nothing is found
    And examined are C4

  @cannot-tell
  Scenario: The demand was made; when it was served is not recorded
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | coercion |
    And the records of event
      | case | act         | ts         |
      | C1   | demand      | 2021-09-14 |
      | C1   | court_apply | 2021-12-15 |
      | C2   | demand      | 2021-09-14 |
      | C2   | court_apply | 2021-09-15 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                    | message                                   |
      | C1      | cannot_tell | the service of the demand is not recorded | the service of the demand is not recorded |
      | C2      | cannot_tell | the service of the demand is not recorded | the service of the demand is not recorded |
