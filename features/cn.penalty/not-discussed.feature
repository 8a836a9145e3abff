Feature: Major case without collective discussion (Administrative Penalty Law 57)
  The weight of a case is the outcome of its filing: plain, complex or major.

  Background:
    Given the rule "cn.penalty/not-discussed"
    And today is 2021-12-31

  @must-fire
  Scenario: Complex or major, and not discussed, or only on the day after the first decision
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty |           |
      | C3   | penalty | ordinary  |
    And the records of event
      | case | act        | ts               | outcome |
      | C1   | filed      | 2021-08-02       | complex |
      | C1   | penalty    | 2021-09-14       | fine    |
      | C2   | filed      | 2021-04-01       | major   |
      | C2   | penalty    | 2021-05-14       | fine    |
      | C3   | filed      | 2021-08-02       | major   |
      | C3   | penalty    | 2021-09-14       | fine    |
      | C3   | collective | 2021-09-15 00:05 |         |
      | C3   | penalty    | 2021-09-16       | fine    |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Decided    | message |
      | C1      | flagged | 2021-09-14 | The case is complex or major, a penalty was decided on 2021-09-14, and no collective discussion on or before that day is recorded |
      | C2      | flagged | 2021-05-14 | The case is complex or major, a penalty was decided on 2021-05-14, and no collective discussion on or before that day is recorded |
      | C3      | flagged | 2021-09-14 | The case is complex or major, a penalty was decided on 2021-09-14, and no collective discussion on or before that day is recorded |

  @must-not-fire
  Scenario: A plain case; discussed before, or on the day; of unknown weight, but discussed
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
      | C3   | penalty | ordinary  |
      | C4   | penalty | ordinary  |
    And the records of event
      | case | act        | ts               | outcome |
      | C1   | filed      | 2021-08-02       | plain   |
      | C1   | penalty    | 2021-09-14       | fine    |
      | C2   | filed      | 2021-08-02       | complex |
      | C2   | collective | 2021-09-13       |         |
      | C2   | penalty    | 2021-09-14       | fine    |
      | C3   | filed      | 2021-08-02       | major   |
      | C3   | penalty    | 2021-09-14 09:00 | fine    |
      | C3   | collective | 2021-09-14 23:00 |         |
      | C4   | filed      | 2021-08-02       |         |
      | C4   | collective | 2021-09-13       |         |
      | C4   | penalty    | 2021-09-14       | fine    |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4

  @must-not-fire
  Scenario: Summary, without a penalty, no penalty case: not looked at
    Given the records of case
      | case | domain   | procedure |
      | C1   | penalty  | summary   |
      | C2   | penalty  | ordinary  |
      | C3   | coercion | ordinary  |
      | C4   | penalty  | ordinary  |
    And the records of event
      | case | act        | ts         | outcome |
      | C1   | filed      | 2021-08-02 | major   |
      | C1   | penalty    | 2021-09-14 | fine    |
      | C2   | filed      | 2021-08-02 | major   |
      | C2   | no_penalty | 2021-09-14 |         |
      | C3   | filed      | 2021-08-02 | major   |
      | C3   | penalty    | 2021-09-14 | fine    |
      | C4   | filed      | 2021-08-02 | plain   |
      | C4   | penalty    | 2021-09-14 | fine    |
    When the rule is evaluated
    Then nothing is found
    And examined are C4

  @cannot-tell
  Scenario: What the case was called at its filing is not recorded; discussed too late
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
    And the records of event
      | case | act        | ts         | outcome |
      | C1   | filed      | 2021-08-02 |         |
      | C1   | penalty    | 2021-09-14 | fine    |
      | C2   | penalty    | 2021-09-14 | fine    |
      | C2   | collective | 2021-09-15 |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                 | message                                |
      | C1      | cannot_tell | the weight of the case is not recorded | the weight of the case is not recorded |
      | C2      | cannot_tell | the weight of the case is not recorded | the weight of the case is not recorded |

  @must-not-fire
  Scenario: Discussed, and no penalty yet
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
    And the records of event
      | case | act        | ts         | outcome |
      | C1   | filed      | 2021-08-02 | major   |
      | C1   | collective | 2021-09-15 |         |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
