Feature: Enforcement without a prior demand (Administrative Compulsion Law 35, 54)
  A demand, or its service, comes before enforcement and before the court is asked. Only a later
  day counts as later.

  Background:
    Given the rule "cn.penalty/enforced-without-demand"
    And today is 2021-12-31

  @must-not-fire
  Scenario: Demanded before, or on the day; or removed at once
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | coercion |
    And the records of event
      | case | act           | ts               | outcome           |
      | C1   | demand        | 2021-09-01       |                   |
      | C1   | demand        | 2021-11-01       |                   |
      | C1   | enforce       | 2021-10-08       |                   |
      | C1   | court_apply   | 2021-10-20       |                   |
      | C2   | demand_served | 2021-09-02       |                   |
      | C2   | court_apply   | 2021-10-20       |                   |
      | C3   | demand        | 2021-10-08 17:00 |                   |
      | C3   | enforce       | 2021-10-08 09:00 | done              |
      | C4   | demand        | 2021-09-01       | sent              |
      | C4   | enforce       | 2021-10-08       |                   |
      | C4   | enforce       | 2021-10-08       | immediate_removal |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4

  @must-fire
  Scenario: Never demanded, or only on a later day; each act by itself
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | penalty  |
      | C5   | coercion |
    And the records of event
      | case | act           | ts               | outcome |
      | C1   | enforce       | 2021-10-08       |         |
      | C2   | enforce       | 2021-10-08 23:59 | done    |
      | C2   | demand        | 2021-10-09 00:01 |         |
      | C2   | court_apply   | 2021-10-09 00:02 |         |
      | C3   | court_apply   | 2021-10-08       |         |
      | C3   | court_apply   | 2021-10-20       |         |
      | C3   | demand_served | 2021-10-10       |         |
      | C4   | enforce       | 2021-10-08       |         |
      | C4   | court_apply   | 2021-09-08       |         |
      | C5   | enforce       | 2021-10-08       |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Act         | Day        | more | message                                                |
      | C1      | flagged | enforce     | 2021-10-08 |      | There was no demand before 'enforce' on 2021-10-08     |
      | C2      | flagged | enforce     | 2021-10-08 |      | There was no demand before 'enforce' on 2021-10-08     |
      | C3      | flagged | court_apply | 2021-10-08 |      | There was no demand before 'court_apply' on 2021-10-08 |
      | C4      | flagged | court_apply | 2021-09-08 | 1    | There was no demand before 'court_apply' on 2021-09-08 |
      | C5      | flagged | enforce     | 2021-10-08 |      | There was no demand before 'enforce' on 2021-10-08     |

  @must-not-fire
  Scenario: No enforcement, other kinds of case, and what had to be removed at once are not looked at
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | approval |
      | C3   | penalty  |
      | C4   | penalty  |
    And the records of event
      | case | act      | ts         | outcome           |
      | C1   | demolish | 2021-10-08 |                   |
      | C2   | enforce  | 2021-10-08 |                   |
      | C3   | enforce  | 2021-10-08 | immediate_removal |
      | C4   | demand   | 2021-10-07 |                   |
      | C4   | enforce  | 2021-10-08 |                   |
    When the rule is evaluated
    Then nothing is found
    And examined are C4

  @cannot-tell
  Scenario: Demand and enforcement bear the same time
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act     | ts         |
      | C1   | demand  | 2021-10-08 |
      | C1   | enforce | 2021-10-08 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                    | message                                   |
      | C1      | cannot_tell | demand and enforcement bear the same time | demand and enforcement bear the same time |
