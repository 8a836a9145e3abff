Feature: Hearing chaired by the reviewing officer (Administrative Licensing Law 48)

  Background:
    Given the rule "cn.licensing/chaired-by-reviewer"
    And today is 2021-12-31

  @must-fire
  Scenario: One of those who reviewed is one of those who chaired; two such officers are one finding
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act           | ts         | officers |
      | C1   | review        | 2021-05-06 | P1 P2    |
      | C1   | hearing_chair | 2021-05-20 | P3 P2    |
      | C2   | review        | 2021-05-06 | P1 P2    |
      | C2   | hearing       | 2021-05-20 | P9       |
      | C2   | hearing_chair | 2021-05-20 | P2 P1    |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Officer | more | message                                                                 |
      | C1      | flagged | P2      |      | The hearing was chaired by an officer (P2) who reviewed the application |
      | C2      | flagged | P1      | 1    | The hearing was chaired by an officer (P1) who reviewed the application |

  @must-not-fire
  Scenario: Another officer chaired; no hearing, no review, no licensing case
    In C1 the officer who reviewed attended the hearing; that is as it should be. The chair of C6
    accepted and decided, but did not review.
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | penalty  |
      | C5   | approval |
      | C6   | approval |
    And the records of event
      | case | act           | ts         | officers |
      | C1   | review        | 2021-05-06 | P1       |
      | C1   | hearing       | 2021-05-20 | P1       |
      | C1   | hearing_chair | 2021-05-20 | P3       |
      | C2   | review        | 2021-05-06 | P1       |
      | C3   | hearing       | 2021-05-20 | P1       |
      | C3   | hearing_chair | 2021-05-20 | P1       |
      | C4   | review        | 2021-05-06 | P1       |
      | C4   | hearing_chair | 2021-05-20 | P1       |
      | C5   | accepted      | 2021-05-06 | P1       |
      | C5   | hearing_chair | 2021-05-20 | P1       |
      | C6   | accepted      | 2021-05-05 | P3       |
      | C6   | review        | 2021-05-06 | P1       |
      | C6   | hearing_chair | 2021-05-20 | P3       |
      | C6   | granted       | 2021-05-21 | P3       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C6

  @cannot-tell
  Scenario: Nobody is named as the chair, or as the reviewer
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
    And the records of event
      | case | act           | ts         | officers |
      | C1   | review        | 2021-05-06 | P1       |
      | C1   | hearing       | 2021-05-20 | P1       |
      | C2   | review        | 2021-05-06 | P1       |
      | C2   | hearing_chair | 2021-05-20 |          |
      | C3   | review        | 2021-05-06 |          |
      | C3   | hearing_chair | 2021-05-20 | P1       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                         | message                                        |
      | C1      | cannot_tell | the records do not name who chaired the hearing | the records do not name who chaired the hearing |
      | C2      | cannot_tell | the records do not name who chaired the hearing | the records do not name who chaired the hearing |
      | C3      | cannot_tell | the records do not name who reviewed            | the records do not name who reviewed            |
